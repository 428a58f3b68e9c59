package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.operations.TimedOperation;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of users in the timeline: from the file to what the swarm answers. */
class TimelineTest {
  @TempDir
  Path temporary;

  @Test
  void everyKindOfCommandIsRead() {
    assertEquals("""
        docker service scale app_web=3
        docker service update --image web:2 --env-add A=b --constraint-add 'node.role==worker' --force app_web
        docker service rollback app_web
        docker node update --availability drain worker-1
        docker node update --availability pause leader
        docker node update --availability active node-of app_web.1
        docker node promote worker-1
        docker node demote manager-2
        docker node update --label-add zone=a --label-rm ssd --label-rm hdd worker-2
        docker node rm --force worker-2
        docker node rm worker-2
        docker swarm update --task-history-limit 2 --dispatcher-heartbeat 10s --cert-expiry 7200s
        docker service rm app_web
        """, commands("""
            timeline:
              - { at: 61s, remove-service: app_web }
              - { at: 50s, scale: { app_web: 3 } }
              - { at: 51s, update: { service: app_web, image: "web:2", env: { A: b }, constraints: [node.role==worker], force: true } }
              - { at: 52s, rollback: app_web }
              - { at: 53s, drain: worker-1 }
              - { at: 54s, pause: leader }
              - { at: 55s, activate: { node-of: app_web.1 } }
              - { at: 56s, promote: worker-1 }
              - { at: 57s, demote: manager-2, via: manager-3 }
              - { at: 58s, label: { node: worker-2, set: { zone: a }, remove: [ssd, hdd] } }
              - { at: 59s, remove-node: { node: worker-2, force: true } }
              - { at: 60s, remove-node: worker-2 }
              - { at: 60s, swarm-update: { heartbeat: 10s, task_history_limit: 2, cert_expiry: 2h } }
            """));
  }

  @Test
  void whatIsRefusedIsToldInSwarmsWords() {
    RunResult result = run("""
        timeline:
          - { at: 40s, scale: { app_web: 2 } }
          - { at: 45s, rollback: app_web }
          - { at: 46s, rollback: app_web }
          - { at: 50s, remove-node: worker-1 }
          - { at: 51s, drain: worker-1, via: worker-2 }
          - { at: 52s, swarm-update: { cert_expiry: 30m } }
        """);

    assertEquals(
        List.of(
            "manager-1: docker service scale app_web=2",
            "manager-1: docker service rollback app_web",
            "manager-1: docker service rollback app_web",
            "manager-1: docker node rm worker-1",
            "manager-1: Error response from daemon: rpc error: code = FailedPrecondition desc = node * is not down and can't be removed",
            "worker-2: docker node update --availability drain worker-1",
            "worker-2: Error response from daemon: This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this command on a manager node or promote the current node to a manager.",
            "manager-1: docker swarm update --cert-expiry 1800s",
            "manager-1: Error response from daemon: rpc error: code = InvalidArgument desc = minimum certificate expiry time is: 1h0m0s"),
        told(result, "operation.asked", "operation.refused"));
  }

  @Test
  void commandsTakeEffect() {
    RunResult result = run("""
        timeline:
          - { at: 40s, scale: { app_web: 3 } }
          - { at: 80s, remove-service: app_web }
        """);

    assertEquals(
        3,
        told(result, "task.running").stream()
            .filter(line -> line.startsWith("app_web."))
            .map(line -> line.substring(0, line.indexOf(':')))
            .distinct()
            .count());
    assertEquals(3, told(result, "task.desired-remove").size());
  }

  private String commands(String timeline) {
    StringBuilder text = new StringBuilder();
    for (TimedOperation timed : load(timeline).run().operations()) {
      text.append(timed.operation().command()).append('\n');
    }
    return text.toString();
  }

  private RunResult run(String timeline) {
    return ClusterSimulation.run(load(timeline).run(), RunOptions.PLAIN);
  }

  private LoadResult.Loaded load(String timeline) {
    return new ScenarioFolder(temporary)
        .file("stack.yml", ScenarioFolder.STACK)
        .file("a.yaml", "stacks: {app: stack.yml}\n" + timeline)
        .loaded("a.yaml");
  }

  /** Ids of 25 characters are told as a star. */
  private static List<String> told(RunResult result, String... codes) {
    assertNotNull(result.timeline());
    return result.timeline().stream()
        .filter(entry -> List.of(codes).contains(entry.code()))
        .map(TimelineTest::line)
        .toList();
  }

  private static String line(TimelineEntry entry) {
    return entry.actor() + ": " + entry.text().replaceAll("\\b[0-9a-z]{25}\\b", "*");
  }
}
