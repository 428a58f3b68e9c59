package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.csi.CsiDriverSpec;
import io.dryswarm.models.result.RunResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cluster volumes from the file to what tasks see: read from the language, made by typed commands, carried by plugins. */
class ClusterVolumesTest {
  private static final String DB = """
      services:
        db:
          image: postgres:15
          environment: { POSTGRES_PASSWORD: x }
          volumes: [{ type: cluster, source: data, target: /var/lib/postgresql/data }]
          deploy: { placement: { constraints: [node.role == worker] } }
      volumes:
        data: { name: data }
      """;

  @TempDir
  private Path temporary;

  private ScenarioFolder folder(String csi, String timeline) {
    return new ScenarioFolder(temporary)
        .file("db.yml", DB)
        .file(
            "a.yaml",
            "stacks: { app: db.yml }\nduration: 6m\ncluster:\n  workers: 3\n  csi:\n"
                + csi.indent(4) + "timeline:\n" + timeline.indent(2));
  }

  private RunResult run(String csi, String timeline) {
    return ClusterSimulation.run(folder(csi, timeline).loaded("a.yaml").run(), RunOptions.PLAIN);
  }

  /** Lines of the timeline about the volume and its task, without times. */
  private static String story(RunResult result) {
    StringBuilder story = new StringBuilder();
    for (RunResult.TimelineEntry entry : result.timeline()) {
      boolean isVolume = entry.actor().startsWith("volume");
      boolean isTask = entry.actor().equals("app_db.1")
          && entry.text().matches("(running|shutdown|failed|orphaned|finds|rejected|pending:).*");
      if (isVolume || isTask) {
        story.append(entry.actor() + " " + entry.text() + "\n");
      }
    }
    return story.toString();
  }

  private static List<String> printed(RunResult result) {
    return result.timeline().stream()
        .filter(entry -> entry.code().equals("operation.printed"))
        .map(entry -> entry.text().replaceAll("\\b[0-9a-z]{25}\\b", "*"))
        .toList();
  }

  private static final String MAKE =
      "- { at: 1s, docker: volume create -d nfs --type mount data }\n";

  @Test
  void theLanguageDescribesPlugins() {
    List<CsiDriverSpec> drivers = folder("""
        nfs:
        disk:
          nodes: [managers, worker-2]
          capabilities: [attach, stage]
          most_volumes: 3
          topology: { zone: [a, b] }
          times: { create: 2s, publish: { median: 1s, p99: 2s } }
          failures: 10%
          outages: [{ from: 1m, until: 2m, nodes: worker-2 }]
        """, MAKE).loaded("a.yaml").run().csi();
    assertEquals(CsiDriverSpec.onAllNodes("nfs", 6), drivers.get(0));
    CsiDriverSpec disk = drivers.get(1);
    assertEquals("[0, 1, 2, 4]", disk.nodes().toString());
    assertEquals(
        "{0={zone=a}, 1={zone=b}, 2={zone=a}, 4={zone=b}}", disk.topology().toString());
    assertTrue(disk.attaches() && disk.stages());
    assertEquals(3, disk.maxVolumes());
    assertEquals(0.1, disk.failures());
    assertEquals("[CREATE, PUBLISH]", disk.times().byCall().keySet().toString());
    assertEquals(
        "[Outage[nodes=[4], fromNs=60000000000, untilNs=120000000000]]",
        disk.outages().toString());
  }

  @Test
  void mistakesInItAreReported() {
    String problems = folder("""
        disk:
          nodes: [worker-9]
          capabilities: [atach]
          outages: [{ from: 2m, until: 1m }]
        """, MAKE).headlines("a.yaml");
    assertTrue(problems.contains("no node is called \"worker-9\""), problems);
    assertTrue(problems.contains("attach"), problems);
    assertTrue(problems.contains("is not after its beginning"), problems);
  }

  @Test
  void aVolumeThatNobodyMakesIsWarnedOf() {
    String warnings = folder("nfs:", "- { at: 1m, docker: volume ls }\n")
        .loaded("a.yaml")
        .warnings()
        .toString();
    assertTrue(warnings.contains("nobody makes the cluster volume \"data\""), warnings);
    assertEquals(List.of(), folder("nfs:", MAKE).loaded("a.yaml").warnings());
  }

  /** Made, published to the node, ready there, and only then used; let go, unpublished and unmade when nobody uses it. */
  @Test
  void aVolumeGoesItsWayAndBack() {
    RunResult result = run("nfs:", MAKE + """
        - { at: 2m, docker: service rm app_db }
        - { at: 3m, docker: volume rm data }
        """);
    assertEquals("""
        volume data made by its plugin on manager-1
        volume data published to worker-N
        volume data ready on worker-N
        app_db.1 finds volume data on worker-N EMPTY and sets itself up
        app_db.1 running on worker-N
        app_db.1 shutdown on worker-N
        volume data let go by worker-N
        volume data unpublished from worker-N
        volume data unmade by its plugin on manager-1
        """, story(result).replaceAll("worker-\\d", "worker-N"));
  }

  @Test
  void aTaskOnAnotherNodeFindsTheData() {
    RunResult result = run(
        "disk: { capabilities: [attach, stage], times: { attach: 2s } }",
        MAKE.replace("nfs", "disk") + "- { at: 2m, drain: { node-of: app_db.1 } }\n");
    String story = story(result);
    assertEquals(1, story.split("EMPTY", -1).length - 1, story);
    assertEquals(2, story.split("running on", -1).length - 1, story);
    assertTrue(
        story.lastIndexOf("unpublished from") < story.lastIndexOf("published to"),
        "a disk for one node is taken from the old node first: " + story);
  }

  /** To Swarm the task still runs on the dead node, and its volume is in use there. */
  @Test
  void aReplacementWaitsUntilTheDeadNodeIsRemovedOrBack() {
    String crash = MAKE + "- { at: 2m, crash: { node-of: app_db.1 } }\n";
    String waiting = story(run("nfs:", crash));
    assertEquals(1, waiting.split("running on", -1).length - 1, waiting);
    assertTrue(waiting.contains("cannot fulfill requested CSI volume mounts on 2 nodes"), waiting);

    RunResult removed = run("nfs:", crash + """
        - { at: 4m, remove-node: { node-of: app_db.1 } }
        - { at: 5m, docker: volume ls --cluster }
        - { at: 5m1s, docker: volume rm data }
        - { at: 5m2s, docker: volume rm -f data }
        """);
    assertEquals(2, story(removed).split("running on", -1).length - 1, story(removed));
    assertTrue(printed(removed).toString().contains("in use (2 nodes)"), "" + printed(removed));
    assertTrue(
        printed(removed)
            .contains(
                "Error response from daemon: rpc error: code = FailedPrecondition desc = volume is still in use"),
        "" + printed(removed));

    String back = story(run("nfs:", crash + "- { at: 4m, restart: { node-of: app_db.1 } }\n"));
    assertEquals(2, back.split("running on", -1).length - 1, back);
  }

  /** What is attached to a machine that is gone nobody detaches. */
  @Test
  void aDiskOfARemovedNodeStaysAttachedToIt() {
    String story =
        story(run("disk: { capabilities: [attach] }", MAKE.replace("nfs", "disk") + """
            - { at: 2m, crash: { node-of: app_db.1 } }
            - { at: 4m, remove-node: { node-of: app_db.1 } }
            """));
    assertEquals(1, story.split("running on", -1).length - 1, story);
    assertTrue(story.contains("desc = volume data is attached to worker-"), story);
  }

  /** Swarm has given the node up, and it goes on writing: nothing in between keeps the two apart. */
  @Test
  void aNodeThatIsOnlyCutOffStillHasItsShare() {
    RunResult result = run("nfs:", MAKE + """
        - { at: 2m, link-down: { node-of: app_db.1 } }
        - { at: 3m, remove-node: { node-of: app_db.1 } }
        """);
    assertTrue(
        result.timeline().stream().anyMatch(e -> e.code().equals("csi.torn")), story(result));
  }

  @Test
  void aDrainedVolumeLosesItsTasks() {
    RunResult result =
        run("nfs:", MAKE + "- { at: 2m, docker: volume update --availability drain data }\n");
    assertTrue(story(result).contains("attached to volume which is being drained"), story(result));
  }

  /** The plugin is down for a minute: the volume is ready when it is up again, and the task with it. */
  @Test
  void anOutageOfThePluginIsWaitedOut() {
    RunResult result = run("nfs: { outages: [{ from: 4s, until: 1m }] }", MAKE);
    String story = story(result);
    assertTrue(story.contains("volume data FAILS for worker-"), story);
    assertTrue(story.contains("app_db.1 running on worker-"), story);
    RunResult.TimelineEntry running = result.timeline().stream()
        .filter(e -> e.text().startsWith("running on"))
        .findFirst()
        .orElseThrow();
    assertTrue(running.timeNs() > 60_000_000_000L, "" + running);
  }

  @Test
  void dockersWords() {
    RunResult result = run("nfs:", MAKE + """
        - { at: 30s, docker: volume create -d nfs --type mount data }
        - { at: 31s, docker: volume create -d nfs --type weird w }
        - { at: 32s, docker: volume create -d nfs --type mount --secret key=nosuch w }
        - { at: 33s, docker: volume inspect nosuch }
        - { at: 34s, docker: volume update nosuch }
        - { at: 35s, docker: "volume create -d nfs --type mount w", via: worker-1 }
        - { at: 36s, docker: volume inspect data, via: worker-1 }
        - { at: 37s, docker: volume ls }
        - { at: 38s, docker: volume ls -q --cluster }
        - { at: 39s, docker: "volume ls --format '{{.Name}} {{.Scope}} {{.Status}}'" }
        - { at: 40s, docker: "volume inspect -f '{{.ClusterVolume.Spec.AccessMode.Scope}} {{(index .ClusterVolume.PublishStatus 0).State}}' data" }
        - { at: 41s, docker: volume create plain }
        - { at: 42s, docker: "volume create -d nfs --group g --scope multi --sharing all --limit-bytes 10G --topology-required zone=a --type block w" }
        - { at: 43s, docker: "volume inspect -f '{{json .ClusterVolume.Spec}}' w" }
        """);
    assertEquals("""
        data
        Error response from daemon: rpc error: code = Unknown desc = name conflicts with an existing object
        Error response from daemon: rpc error: code = InvalidArgument desc = Volume AccessMode must specify either Mount or Block access type
        Error response from daemon: rpc error: code = InvalidArgument desc = secret not found: nosuch
        []
        Error response from daemon: volume nosuch not found
        Error response from daemon: volume nosuch not found
        Error response from daemon: This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this command on a manager node or promote the current node to a manager.
        []
        Error response from daemon: get data: no such volume
        DRIVER    VOLUME NAME
        nfs       data
        data
        data global in use (1 node)
        single published
        Error response from daemon: volumes of one engine are made when a task needs them; a cluster volume needs --type or another option of cluster volumes
        w
        {"Group":"g","AccessMode":{"Scope":"multi","Sharing":"all","BlockVolume":{}},"AccessibilityRequirements":{"Requisite":[{"Segments":{"zone":"a"}}]},"CapacityRange":{"RequiredBytes":0,"LimitBytes":10737418240},"Availability":"active"}
        """, String.join("\n", printed(result)) + "\n");
  }

  @Test
  void anOldEngineKnowsNoClusterVolumes() {
    RunResult result = ClusterSimulation.run(
        new ScenarioFolder(temporary).file("b.yaml", """
                stacks: {}
                cluster: { engine: "20.10" }
                timeline:
                  - { at: 30s, docker: volume create -d nfs --type mount data }
                  - { at: 31s, docker: volume update data }
                """).loaded("b.yaml").run(), RunOptions.PLAIN);
    assertEquals(
        List.of(
            "\"--type\" requires API version 1.42, but the Docker daemon API version is 1.41",
            "docker volume update requires API version 1.42, but the Docker daemon API version is 1.41"),
        printed(result));
  }
}
