package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of scenarios whose engines and containers do not live for ever. */
class ContainerLifeRunTest {
  private static final String STACK = """
      services:
        web:
          image: example/web
          ports: ["80:80"]
          healthcheck: { test: curl localhost, interval: 5s, timeout: 2s, retries: 2 }
          deploy:
            replicas: 3
            restart_policy: { delay: 1s }
            placement: { constraints: [node.role==worker] }
      """;

  @TempDir
  Path temporary;

  private RunResult run(String sections) {
    ScenarioFolder folder =
        new ScenarioFolder(temporary).file("stack.yml", STACK).file("a.yaml", """
            duration: 3m
            cluster: { workers: 3 }
            stacks: { app: stack.yml }
            users: { people: { target: web, arrivals: 20/s, entry: managers } }
            """ + sections);
    return ClusterSimulation.run(folder.loaded("a.yaml").run(), RunOptions.PLAIN);
  }

  private static List<TimelineEntry> entries(RunResult result, String text) {
    return result.timeline().stream().filter(e -> e.text().contains(text)).toList();
  }

  @Test
  void aKilledEnginesContainersGoOnServingAndItsTasksAreReplaced() {
    RunResult result = run("""
        timeline:
          - { at: 60s, kill-engine: { node-of: app_web.1 } }
          - { at: 120s, start-engine: { node-of: app_web.1 } }
        """);
    FaultResult fault = result.faults().get(0);
    assertEquals("kill-engine node-of app_web.1", fault.fault());
    assertEquals(1, fault.tasksLost());
    assertTrue(fault.detectedNs() > 8 * Time.SECOND && fault.detectedNs() < 17 * Time.SECOND);
    assertTrue(fault.fullCapacityNs() < 40 * Time.SECOND, "full at " + fault.fullCapacityNs());
    assertEquals(
        0,
        result.requests().get(0).errors().values().stream()
            .mapToLong(Long::longValue)
            .sum());
    assertEquals(1, entries(result, "ENGINE KILLED").size());
    assertEquals(1, entries(result, "engine runs").size());
  }

  @Test
  void aStoppedEngineIsMissedNoSoonerAndItsTasksComeBackElsewhere() {
    RunResult result = run("timeline: [ { at: 60s, stop-engine: worker-1 } ]\n");
    FaultResult fault = result.faults().get(0);
    assertTrue(fault.detectedNs() > 8 * Time.SECOND && fault.detectedNs() < 20 * Time.SECOND);
    assertTrue(fault.fullCapacityNs() < 45 * Time.SECOND, "full at " + fault.fullCapacityNs());
  }

  @Test
  void aKilledTaskIsReplaced() {
    RunResult result = run("timeline: [ { at: 60s, kill-task: app_web.2 } ]\n");
    assertEquals(1, entries(result, "container KILLED").size());
    assertEquals(1, result.services().get(0).restarts());
  }

  @Test
  void anOutageOfEveryTaskEndsThemAllOnce() {
    RunResult result = run("""
        applications: { web: { health: { unhealthy: [ { from: 60s, until: 73s } ] } } }
        """);
    assertEquals(3, result.services().get(0).restarts());
  }

  /** Probes that ask the program are answered while its workers are free. */
  @Test
  void aProgramThatAnswersItsProbesStays() {
    RunResult result = run("applications: { web: { health: { asks: \"GET /\" } } }\n");
    assertEquals(0, result.services().get(0).restarts());
    assertEquals(0, result.requests().get(0).failed());
  }

  @Test
  void aStackThatIsNeverHealthyNeverServes() {
    RunResult result = run("applications: { web: { health: { never: true } } }\n");
    assertTrue(result.services().get(0).restarts() > 20);
    assertEquals(0, result.requests().get(0).ok());
  }
}
