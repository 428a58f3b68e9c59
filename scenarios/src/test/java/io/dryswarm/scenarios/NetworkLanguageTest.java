package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Uniform;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.NodeGroup;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.underlay.LinuxKernel;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.workload.MessageSizes;
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
      crash: leader, for: 3s                    | timeline.0.for: only these last for a time: [partition, cut, loss, link-down, hang, hang-engine, slow-cpu, slow-disk, stale-backend, disk-full, registry]
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
    assertEquals(
        40 * Time.MILLISECOND, run.underlay().sites().between().get(0).get(1).mean(), 1);
  }

  @Test
  void pairsOfSitesAndRacksHaveTheirOwnLatency() {
    UnderlaySpec underlay = run("""
        cluster:
          managers: { count: 3, labels: { zone: [a, b, c], rack: [r1, r1, r2] } }
          workers: 0
          network:
            wan: { label: zone, latency: 40ms, between: [ { sites: [a, c], latency: 90ms } ] }
            rack: { label: rack, latency: 25us }
        """).underlay();

    assertEquals(40 * Time.MILLISECOND, underlay.sites().between().get(0).get(1).mean(), 1);
    assertEquals(90 * Time.MILLISECOND, underlay.sites().between().get(2).get(0).mean(), 1);
    assertEquals(List.of(0, 0, 1), underlay.racks().ofNode());
    assertEquals(25 * Time.MICROSECOND, underlay.racks().withinNs().mean(), 1);
  }

  @Test
  void wiresAndKernel() {
    UnderlaySpec underlay = run("""
        cluster: { kernel: 5.10, network: { latency: 2ms, jitter: 1ms, loss: 1%, mtu: 1400, esp: blocked } }
        """).underlay();

    assertEquals(new Uniform(1e6, 3e6), underlay.oneWayNs());
    assertEquals(0.01, underlay.loss());
    assertEquals(new UnderlaySpec.PathLimits(1400, false), underlay.path());
    assertEquals(new LinuxKernel(5, 10), underlay.kernel());
    assertFalse(underlay.kernel().retriesSynLinearly());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cluster: { kernel: new }; expected a version of Linux, such as 5.15",
        "cluster: { network: { loss: 100% } }; expected less than 100%",
        "cluster: { network: { latency: 1ms, jitter: 2ms } }; is more than the latency",
        "cluster: { network: { mtu: 100 } }; expected an integer from 576 to 65535",
        "cluster: { network: { esp: maybe } }; cluster.network.esp: found",
        "timeline: [{ at: 40s, loss: 120% }]; expected less than 100%",
        "timeline: [{ at: 40s, slow-cpu: { node: worker-1, factor: 0.5 } }]; expected a number of at least 1"
      })
  void impossibleWires(String section, String expected) {
    String problems = folder(section + "\n").headlines("a.yaml");

    assertTrue(problems.contains(expected), problems);
  }

  @Test
  void whatStandsStillOrIsSlow() {
    List<Action> actions = run("""
        timeline:
          - { at: 40s, hang: worker-1, for: 20s }
          - { at: 41s, hang-engine: worker-2 }
          - { at: 42s, slow-disk: { node: manager-1, factor: 20 }, for: 5s }
          - { at: 43s, loss: 5% }
          - { at: 44s, loss: { share: 1%, from: workers, to: others }, for: 1s }
        """).actions().stream().map(TimedAction::action).toList();

    assertEquals(
        new Action.Hang(new NodeRef.ById(3, "worker-1"), false, 20 * Time.SECOND), actions.get(0));
    assertEquals(
        new Action.Hang(new NodeRef.ById(4, "worker-2"), true, Action.FOR_GOOD), actions.get(1));
    assertEquals(
        new Action.Slow(
            new NodeRef.ById(0, "manager-1"), Action.Slow.Part.DISK, 20, 5 * Time.SECOND),
        actions.get(2));
    assertEquals(
        new Action.Loss(NodeGroup.ALL, NodeGroup.ALL, 0.05, Action.FOR_GOOD), actions.get(3));
    assertEquals(NodeGroup.OTHERS, ((Action.Loss) actions.get(4)).to());
  }

  /** Data-plane facts F2.17: the option is tested for presence. */
  @Test
  void aNetworkIsEncryptedWhateverTheOptionSays() {
    RunSpec run = new ScenarioFolder(temporary)
        .file("stack.yml", """
            services:
              web: { image: example/web, networks: [a, b, c] }
            networks:
              a: { driver_opts: { encrypted: "false" } }
              b: { driver_opts: { com.docker.network.driver.mtu: "1400" } }
              c:
            """)
        .file("a.yaml", STACKS)
        .loaded("a.yaml")
        .run();

    List<NetworkSpec> networks = run.stacks().get(0).networks();
    assertEquals(
        List.of(true, false, false),
        networks.stream().map(NetworkSpec::encrypted).toList());
    assertEquals(
        List.of(1500, 1400, 1500), networks.stream().map(NetworkSpec::mtuBytes).toList());
  }

  @Test
  void messagesHaveSizesAndConnectsATimeOut() {
    RunSpec run = run("""
        applications:
          app_web:
            on: { "GET /": [ { compute: 1ms } ] }
            bytes: { "GET /": { answer: 2MiB } }
        """);

    MessageSizes sizes = run.applications().get("app_web").sizes().get("GET /");
    assertEquals(2 << 20, sizes.answerBytes());
    assertEquals(MessageSizes.SMALL.requestBytes(), sizes.requestBytes());
    String problems = folder("""
        applications:
          app_web: { on: { a: [ { compute: 1ms } ] }, bytes: { b: { answer: 1k } } }
        """).headlines("a.yaml");
    assertTrue(problems.contains("app_web.bytes.b: no request \"b\""), problems);
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
