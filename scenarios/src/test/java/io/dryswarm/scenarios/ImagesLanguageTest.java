package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.images.ImageSpec.Download;
import io.dryswarm.models.images.ImagesSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario says of images, disks and the registry. */
class ImagesLanguageTest {
  private static final String STACK = "services: { web: { image: example/web } }\n";

  @TempDir
  private Path temporary;

  private ScenarioFolder folder(String text) {
    return new ScenarioFolder(temporary)
        .file("app.yml", STACK)
        .file("a.yaml", "stacks: { app: app.yml }\n" + text);
  }

  private RunSpec run(String text) {
    return folder(text).loaded("a.yaml").run();
  }

  @Test
  void withoutTheSectionNothingIsPulled() {
    assertEquals(ImagesSpec.EVERYWHERE, run("").machine().images());
  }

  @Test
  void everythingIsRead() {
    ImagesSpec images = run("""
        images:
          present: [example/web, "example/web:2"]
          size: 1GiB
          sizes: { example/web: 10MiB }
          layers: 9
          registry: { check: 1s, bandwidth: 200Mbps }
        timeline:
          - { at: 1m, update: { service: app_web, image: "example/web:2" } }
        """).machine().images();

    assertEquals(false, images.everywhere());
    assertEquals(List.of("example/web:latest", "example/web:2"), images.present());
    assertEquals(new Download(1 << 30, 9), images.download());
    assertEquals(new Download(10 << 20, 9), images.downloads().get("example/web:latest"));
    assertEquals(200_000_000L, images.registry().bandwidthBitsPerSecond());
    assertEquals(Time.SECOND, images.registry().checkNs().mean(), 1);
  }

  @Test
  void allAndNoneAreWords() {
    assertEquals(true, run("images: { size: 1MiB }\n").machine().images().everywhere());
    assertEquals(true, run("images: { present: all }\n").machine().images().everywhere());
    assertEquals(false, run("images: { present: none }\n").machine().images().everywhere());
  }

  @Test
  void faultsAreRead() {
    RunSpec run = run("""
        timeline:
          - { at: 40s, disk-full: worker-1, for: 10s }
          - { at: 41s, registry: down, for: 20s }
          - { at: 42s, registry: up }
        """);

    assertEquals(
        List.of(
            new Action.DiskFull(new NodeRef.ById(3, "worker-1"), 10 * Time.SECOND),
            new Action.Registry(true, 20 * Time.SECOND),
            new Action.Registry(false, Action.FOR_GOOD)),
        run.actions().stream().map(TimedAction::action).toList());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      images: { present: some }                            | images.present: found "some"; expected one of all, none
      images: { size: 0 }                                  | images.size: expected more than 0
      images: { present: [example/wep] }                   | images.present.0: nothing uses an image "example/wep"; did you mean "example/web"?
      images: { sizes: { "example/web:2": 1MiB } }          | images.sizes.example/web:2: nothing uses an image "example/web:2"
      images: { layers: 0 }                                | images.layers: found "0", expected an integer from 1 to 127
      images: { sise: 1MiB }                               | images.sise: unknown key; did you mean "size"?
      images: { registry: { bandwidth: fast } }            | images.registry.bandwidth: found "fast", expected a bandwidth
      timeline: [{ at: 40s, registry: away }]              | timeline.0.registry: found "away"; expected one of down, up
      'timeline: [{ at: 40s, registry: up, for: 3s }]'     | timeline.0.for: a registry that is up does not last
      timeline: [{ at: 40s, disk-full: worker-9 }]         | timeline.0.disk-full: no node is called "worker-9"
      """)
  void mistakesAreNamed(String text, String expected) {
    String problems = folder(text + "\n").headlines("a.yaml");

    assertTrue(problems.contains(expected), problems);
  }
}
