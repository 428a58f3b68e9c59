package io.dryswarm.scenarios.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.compose.StackFile;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.load.StackLoader;
import io.dryswarm.compose.model.StackModel;
import io.dryswarm.compose.model.StackObject;
import io.dryswarm.docker.engine.EngineVersion;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import io.dryswarm.scenarios.deploy.Folder;
import io.dryswarm.scenarios.deploy.StackStages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sim init} writes can be run at once, and every expectation in it holds. */
class StarterScenarioTest {
  private static final String OWN = """
      services:
        web:
          image: example/web
          ports: ["8080:80", "5353:53/udp", {target: 443, published: 8443, mode: host}]
          deploy:
            replicas: 3
            placement: {constraints: [node.labels.zone == b, node.role == worker], max_replicas_per_node: 1}
            resources: {reservations: {cpus: "6", memory: 12G}}
        cache: {image: "redis:7", ports: ["6379:6379"], networks: [default, proxy]}
        gpu:
          image: example/gpu
          logging: {driver: loki}
          volumes: ["data:/data"]
          deploy:
            resources: {reservations: {generic_resources: [{discrete_resource_spec: {kind: gpu, value: 2}}]}}
        once: {image: example/once, deploy: {mode: replicated-job, replicas: 2}}
        "on": {image: example/agent, deploy: {mode: global}}
      volumes: {data: {driver: rexray}}
      networks: {proxy: {external: true}}
      """;

  @TempDir
  private Path folder;

  @Test
  void aStackThatAsksForMuchGetsWhatItAsksFor() throws Exception {
    write("own.yml", OWN);
    String text = starter("own.yml", Map.of());

    assertTrue(
        text.contains(
            "    labels:                     # a list goes around the nodes\n      zone: \"b\"\n"),
        text);
    assertTrue(text.contains("    plugins: [log/loki, volume/rexray]\n"), text);
    assertTrue(text.contains("    generic_resources: [gpu=2]\n"), text);
    assertTrue(text.contains("  udp-5353: # web\n    target: \"udp://:5353/\"\n"), text);
    assertTrue(
        text.contains("  port-6379: # cache\n    target: \"http://:6379/\"\n    request: ping\n"),
        text);
    assertTrue(text.contains("# External, taken to exist: proxy."), text);
    assertHolds("own.yml", Map.of());
  }

  @Test
  void nodesHaveTheNamesThatTheStackAsksFor() throws Exception {
    write("pinned.yml", """
        services:
          db: {image: example/db, deploy: {placement: {constraints: [node.hostname == node1]}}}
          ui:
            image: example/ui
            deploy: {placement: {constraints: [node.hostname == lead, node.role == manager]}}
          old: {image: example/old, deploy: {placement: {constraints: [node.hostname==worker-3]}}}
        """);
    String text = starter("pinned.yml", Map.of());

    assertTrue(text.contains("    count: 3\n    names: [\"lead\"]"), text);
    assertTrue(text.contains("    count: 4\n    names: [\"node1\"]"), text);
    assertTrue(text.contains("crash: worker-2 "), text);
    assertHolds("pinned.yml", Map.of());
  }

  @Test
  void whatAServiceAsksForTogetherStandsOnOneNode() throws Exception {
    write("picky.yml", """
        services:
          db: {image: example/db, deploy: {placement: {constraints: [node.labels.zone == a, node.labels.disk == ssd]}}}
          log: {image: example/log, deploy: {placement: {constraints: [node.labels.zone == b, node.labels.disk == hdd]}}}
          old: {image: example/old, deploy: {placement: {constraints: [node.labels.zone == b, node.labels.disk == ssd]}}}
          pi: {image: example/pi, deploy: {placement: {constraints: [node.platform.arch == AArch64, node.platform.os == linux]}}}
          tuned: {image: example/tuned, deploy: {placement: {constraints: [engine.labels.storage == nvme, node.role == manager]}}}
          shy: {image: example/shy, deploy: {placement: {constraints: [node.labels.zone != a, node.labels.zone != b]}}}
        """);
    String text = starter("picky.yml", Map.of());

    assertTrue(
        text.contains("    engine_labels:              # a list goes around the nodes\n"), text);
    assertTrue(text.contains("      disk: [\"hdd\", \"ssd\", \"ssd\", \"hdd\"]\n"), text);
    assertTrue(text.contains("      zone: [\"b\", \"a\", \"b\", \"other\"]\n"), text);
    assertHolds("picky.yml", Map.of());
  }

  @Test
  void aStackWithoutPortsHasNoUsers() throws Exception {
    write("quiet.yml", "services: {worker: {image: example/worker}}\n");

    assertTrue(starter("quiet.yml", Map.of()).contains("# The stack publishes no port"));
    assertHolds("quiet.yml", Map.of());
  }

  /** Public files that Docker accepts, where a copy is at hand. */
  @TestFactory
  Stream<DynamicTest> publicStacksCanBeRunAtOnce() throws IOException {
    String given = System.getProperty("dryswarm.corpus");
    assumeTrue(given != null, "no corpus here");
    Path corpus = Path.of(Objects.requireNonNull(given));
    JsonNode index = new ObjectMapper().readTree(corpus.resolve("INDEX.json").toFile());
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode entry : index.isArray() ? index : index.path("entries")) {
      String name = entry.path("slug").asText() + ".yml";
      // A part of several files is no stack by itself.
      boolean isWhole = entry.path("origin").path("files").size() == 1;
      if (isDeployed(corpus, entry) && isWhole) {
        tests.add(DynamicTest.dynamicTest(name, () -> {
          copy(corpus, entry.path("slug").asText());
          Map<String, String> environment = new TreeMap<>();
          entry
              .path("env")
              .properties()
              .forEach(e -> environment.put(e.getKey(), e.getValue().asText()));
          assertHolds(name, environment);
        }));
      }
    }
    return tests.stream();
  }

  /** Docker prints some files that it refuses to deploy. */
  private static boolean isDeployed(Path corpus, JsonNode entry) throws IOException {
    Path requests = corpus.resolve(entry.path("slug").asText() + ".specs.json");
    return entry.path("exit").asInt() == 0
        && new ObjectMapper().readTree(requests.toFile()).path("exit").asInt() == 0;
  }

  private void copy(Path corpus, String slug) throws IOException {
    Files.copy(corpus.resolve(slug + ".yml"), folder.resolve(slug + ".yml"));
    Path support = corpus.resolve(slug + ".support");
    if (Files.isDirectory(support)) {
      try (Stream<Path> files = Files.walk(support)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = folder.resolve(support.relativize(file).toString());
          Files.createDirectories(Objects.requireNonNull(target.getParent()));
          Files.copy(file, target);
        }
      }
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private StackSource source(String name, Map<String, String> environment) throws IOException {
    StackFile file = new StackFile(name, Files.readAllBytes(folder.resolve(name)));
    Folder around = Folder.of(folder);
    return new StackSource(List.of(file), around.name(), environment, around);
  }

  private String starter(String name, Map<String, String> environment) throws Exception {
    StackSource source = source(name, environment);
    createFiles(source);
    String stack = ScenarioLoader.stackName(Path.of(name));
    return StarterScenario.of(
        stack,
        name,
        StackStages.of(
            stack,
            source,
            List.of(StackLoader.root(source.files().get(0))),
            EngineVersion.of(EngineProfile.DEFAULT)));
  }

  /** The files of secrets and configs do not come with public stack files. */
  private void createFiles(StackSource source) throws StackRejected, IOException {
    StackModel model = StackLoader.config(source).model();
    List<StackObject> objects = new ArrayList<>();
    model.secrets().values().forEach(objects::add);
    model.configs().values().forEach(objects::add);
    for (StackObject object : objects) {
      String file = object.text("file");
      if (file.startsWith(Folder.ROOT + "/")) {
        Path path = folder.resolve(file.substring(Folder.ROOT.length() + 1));
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        if (!Files.exists(path)) {
          Files.writeString(path, "a text\n");
        }
      }
    }
  }

  private void assertHolds(String name, Map<String, String> environment) throws Exception {
    write("starter.yaml", starter(name, environment));
    LoadResult result = new ScenarioLoader(environment, InputStream.nullInputStream())
        .load(folder.resolve("starter.yaml"), Overrides.NONE);
    if (result instanceof LoadResult.Rejected rejected) {
      throw new AssertionError(rejected.text());
    }
    LoadResult.Loaded loaded = (LoadResult.Loaded) result;
    RunResult run = ClusterSimulation.run(loaded.run(), RunOptions.PLAIN);
    assertEquals(
        List.of(),
        loaded.expectations().stream()
            .map(expectation -> expectation.evaluate(run))
            .filter(verdict -> !verdict.holds())
            .map(verdict -> verdict.expression() + ": " + verdict.actual())
            .toList());
  }
}
