package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.NodeGroup;
import io.dryswarm.models.faults.TimedAction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of the network, sites and engine versions, from the file to the specification. */
class NetworkLanguageTest {
  private static final String STACKS = "stacks: {app: stack.yml}\n";

  @TempDir
  private Path temporary;

  private ScenarioFolder folder(String text) {
    return new ScenarioFolder(temporary)
        .file("stack.yml", ScenarioFolder.STACK)
        .file("a.yaml", STACKS + text);
  }

  private RunSpec run(String text) {
    return folder(text).loaded("a.yaml").run();
  }

  private static String text(TimedAction timed) {
    Action action = timed.action();
    String at = timed.atNs() / Time.SECOND + " " + action.verb() + " ";
    if (action instanceof Action.Partition partition) {
      List<String> groups = partition.groups().stream().map(NodeGroup::text).toList();
      return at + String.join(" | ", groups) + time(partition.forNs());
    } else if (action instanceof Action.Cut cut) {
      return at + cut.from().text() + " > " + cut.to().text() + time(cut.forNs());
    } else if (action instanceof Action.LinkDown down) {
      return at + down.node().text() + time(down.forNs());
    }
    return at + ((Action.OnNode) action).node().text();
  }

  private static String time(long ns) {
    return ns == Action.FOR_GOOD ? "" : " for " + ns / Time.SECOND;
  }

  @Test
  void everyKindOfFaultIsRead() {
    RunSpec run = run("""
        timeline:
          - { at: 40s, link-down: leader, for: 8s }
          - { at: 41s, link-down: worker-1 }
          - { at: 42s, link-up: worker-1 }
          - { at: 43s, partition: [[manager-1, { node-of: app_web.1 }], [others]], for: 30s }
          - { at: 44s, partition: [managers, workers] }
          - { at: 45s, cut: { from: [worker-1, leader], to: others }, for: 1m }
        """);

    assertEquals(
        """
        40 link-down leader for 8
        41 link-down worker-1
        42 link-up worker-1
        43 partition manager-1 node-of app_web.1 | others for 30
        44 partition managers | workers
        45 cut worker-1 leader > others for 60""",
        String.join("\n", run.actions().stream().map(NetworkLanguageTest::text).toList()));
    assertEquals(
        List.of(3, 2),
        ((Action.Partition) run.actions().get(4).action())
            .groups().stream().map(group -> group.nodes().size()).toList());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      crash: leader, for: 3s                    | timeline.0.for: only these last for a time: [partition, cut, link-down]
      drain: worker-1, for: 3s                  | timeline.0.for: a command does not last
      'link-down: leader, for: 0s'              | timeline.0.for: expected more than 0
      'partition: [[others]]'                   | timeline.0.partition: expected groups of nodes, such as [[manager-1], [others]]
      'partition: [[leader], others, others]'   | timeline.0.partition.2: only one side can be the others
      'partition: [[leader, others]]'           | timeline.0.partition.0.1: the others are a side of their own
      'partition: [managers, manager-2]'        | timeline.0.partition.1: manager-2 is named twice
      'partition: [manger-2]'                   | timeline.0.partition.0: no node is called "manger-2"; did you mean "manager-2"?
      'cut: { from: managers }'                 | timeline.0.cut: missing key "to"
      """)
  void mistakesInFaultsAreNamed(String entry, String expected) {
    String problems = folder("timeline: [{ at: 40s, " + entry + " }]\n").headlines("a.yaml");

    assertTrue(problems.contains(expected), problems);
  }

  @Test
  void nodesWithTheSameLabelStandTogether() {
    RunSpec run = run("""
        cluster:
          managers: { count: 3, labels: { zone: [a, b] } }
          workers: 1
          network: { wan: { label: zone, latency: 40ms } }
        """);

    assertEquals(List.of(0, 1, 0, 2), run.underlay().sites().ofNode());
    assertEquals(40 * Time.MILLISECOND, run.underlay().sites().betweenNs().mean(), 1);
  }

  @Test
  void oneSiteIsAMistake() {
    String problems = folder("cluster: { network: { wan: { label: zone, latency: 40ms } } }\n")
        .headlines("a.yaml");

    assertTrue(
        problems.contains(
            "cluster.network.wan.label: all nodes have the same label \"zone\", or none has it"),
        problems);
  }

  @Test
  void theEngineIsChosenInTheFileOrOnTheCommandLine() {
    ScenarioFolder files = folder("cluster: { engine: 20.10 }\n");
    Overrides newest = Overrides.NONE.withEngine("28");

    RunSpec typed = ((LoadResult.Loaded) files.load("a.yaml", newest)).run();

    assertEquals(EngineProfile.V20_10, files.loaded("a.yaml").run().engine());
    assertEquals(EngineProfile.V28, typed.engine());
    assertTrue(typed.run().replayCommand().endsWith("--seed 1 --engine 28"));
    assertEquals(EngineProfile.DEFAULT, run("").engine());
  }

  @Test
  void anUnknownEngineIsAMistake() {
    LoadResult result = folder("").load("a.yaml", Overrides.NONE.withEngine("19.03"));

    assertEquals(
        "--engine 19.03: error: cluster.engine: found \"19.03\", expected an engine version that is"
            + " modelled: 20.10 or 28\n1 problem; nothing was run\n",
        ((LoadResult.Rejected) result).text());
  }

  @Test
  void anUpdateBringsTheProgramOfItsImage() {
    RunSpec run = run("""
        applications:
          "example/web:2": { workers: 7 }
        timeline:
          - { at: 40s, update: { service: app_web, image: "example/web:2" } }
        """);

    assertEquals(
        Map.of("app_cache", 1, "app_web", 32, "app_web example/web:2", 7),
        Map.of(
            "app_cache", run.applications().get("app_cache").workers(),
            "app_web", run.applications().get("app_web").workers(),
            "app_web example/web:2",
                run.applications().get("app_web example/web:2").workers()));
  }
}
