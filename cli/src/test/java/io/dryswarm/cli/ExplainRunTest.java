package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small runs and what {@code sim explain} says of them. Times and ids are left out: the rules count here. */
class ExplainRunTest {
  @TempDir
  Path directory;

  private CommandLineHarness sim;

  @BeforeEach
  void setUp() throws IOException {
    sim = new CommandLineHarness(directory);
    sim.runner = ClusterSimulation::run;
  }

  private String explain(String stack, String scenario, String... options) throws IOException {
    sim.write("s.yml", stack);
    sim.write("run.yaml", "name: test\nduration: 2m\nstacks: { app: s.yml }\n" + scenario);
    List<String> arguments = new ArrayList<>(List.of("explain", sim.path("run.yaml"), "--quiet"));
    arguments.addAll(List.of(options));
    assertEquals(0, sim.run(arguments.toArray(String[]::new)), sim::err);
    return sim.out().replaceAll(" *\\b[0-9]+:[0-9]{2}\\.[0-9]{3}", " T").replaceAll(", id .*", "");
  }

  private static void assertTells(String expected, String text) {
    assertTrue(text.contains(expected), () -> "expected:\n" + expected + "\nin:\n" + text);
  }

  @Test
  void aPlacementTellsWhoWasRefusedAndWhyThisNode() throws IOException {
    String text = explain("""
        services:
          web:
            image: example/web
            deploy: { placement: { constraints: [node.labels.disk==ssd] } }
        """, """
        cluster: { managers: 1, workers: { count: 2, labels: { disk: [ssd, hdd] } } }
        """, "--task", "app_web.1");

    assertEquals("""
        app_web.1#1 at T
        test, seed 1

        Task app_web.1#1
          state    running on worker-1, desired running
          now      it runs, and waits for nothing
         T  created, desired running
                    - service created, replicated 1
         T  pending
         T  assigned on worker-1
                    - worker-1 is the only node that admits it
                    - refused by constraints: manager-1, worker-2 ("scheduling constraints not satisfied on
                      2 nodes")
         T  preparing on worker-1
         T  starting on worker-1
         T  running on worker-1
        """, text);
  }

  @Test
  void aTieAndACountAreToldApart() throws IOException {
    String text = explain("""
        services:
          web:
            image: example/web
            deploy: { replicas: 2, placement: { constraints: [node.role==worker] } }
        """, "cluster: { managers: 1, workers: 2 }\n", "--service", "app_web");

    assertTells(
        "a tie, drawn by chance among worker-1, worker-2 (0 tasks of app_web and 0 in all on each)",
        text.replaceAll("\n +(?=[a-z0-9])", " "));
    assertTells(": fewer tasks of app_web (0) than the next best, worker-", text);
  }

  @Test
  void preferencesAreTold() throws IOException {
    String text = explain("""
        services:
          web:
            image: example/web
            deploy: { replicas: 2, placement: { constraints: [node.role==worker], preferences: [ { spread: node.labels.zone } ] } }
        """, """
        cluster: { managers: 1, workers: { count: 2, labels: { zone: [a, b] } } }
        """, "--service", "web");

    assertTells(
        "- spread over node.labels.zone: into a; tasks of app_web before: (none) has 0, a has 0, b has ",
        text.replaceAll("\n +(?=[a-z0-9])", " "));
  }

  @Test
  void aWaitingTaskTellsTheFiltersAndTheirNodes() throws IOException {
    String text = explain("""
        services:
          web:
            image: example/web
            deploy: { placement: { constraints: [node.labels.disk==ssd] } }
        """, """
        cluster: { managers: 1, workers: { count: 2, labels: { disk: [ssd, hdd] } } }
        timeline: [ { at: 1m, crash: worker-1 } ]
        """, "--task", "web.1");

    assertTells("""
          state    pending, desired running
          now      waits for a node: no suitable node (scheduling constraints not satisfied on 2 nodes; 1
                   node not available for new tasks)
                   refused by ready: worker-1 ("1 node not available for new tasks")
                   refused by constraints: manager-1, worker-2 ("scheduling constraints not satisfied on 2
                   nodes")
        """, text);
  }

  @Test
  void aNodeThatIsDownGivesItsTaskAReplacement() throws IOException {
    String stack = """
        services:
          web:
            image: example/web
            deploy: { placement: { constraints: [node.role==worker] }, restart_policy: { delay: 3s } }
        """;
    String scenario = """
        cluster: { managers: 1, workers: 2 }
        timeline: [ { at: 1m, crash: { node-of: app_web.1 } } ]
        """;
    String text = explain(stack, scenario, "--task", "web.1").replaceAll("worker-[12]", "WORKER");

    assertTells("""
         T  created, desired ready
                    - replaces app_web.1#1: its node WORKER is down: "heartbeat failure"
                    - held back at ready: restart delay of 3 s, until T
        """, text);
    assertTells("""
         T  desired running
                    - the restart delay of 3 s is over
        """, text);
    assertTells("""
          before it
                  app_web.1#1  running on WORKER, desired shutdown
        """, text);

    String lost = explain(stack, scenario, "--task", "web.1#1").replaceAll("worker-[12]", "WORKER");
    assertTells(
        "now      waits for WORKER to come back: it is down, active, and nobody else can tell that",
        lost.replaceAll("\n +(?=[a-z0-9])", " "));
    assertTells("""
         T  desired shutdown
                    - its node WORKER is down: "heartbeat failure"
                    - replaced by app_web.1#2
        """, lost);
  }

  @Test
  void attemptsThatAreUsedUpEndACrashLoop() throws IOException {
    String text = explain("""
        services:
          web:
            image: example/web
            deploy: { restart_policy: { condition: on-failure, delay: 2s, max_attempts: 2 } }
        """, """
        cluster: { managers: 1, workers: 0 }
        applications: { web: { exits: { after: 3s, code: 3 } } }
        """, "--task", "web.1");

    assertTells("""
        Task app_web.1#3
          state    failed on manager-1, desired shutdown
          now      it has ended and is not replaced
         T  created, desired ready
                    - replaces app_web.1#2: it failed on manager-1: "task: non-zero exit (3)"
                    - held back at ready: restart delay of 2 s, until T
        """, text);
    assertTells("""
         T  desired shutdown
                    - it failed on manager-1: "task: non-zero exit (3)"
                    - not replaced: its 2 restart attempts are used up
          before it
                  app_web.1#2  failed on manager-1: "task: non-zero exit (3)"
                  app_web.1#1  failed on manager-1: "task: non-zero exit (3)"
        """, text);
  }

  @Test
  void aRestartDelayTellsItsEnd() throws IOException {
    String text = explain("""
        services:
          web:
            image: example/web
            deploy: { restart_policy: { delay: 20s } }
        """, """
        cluster: { managers: 1, workers: 0 }
        timeline: [ { at: 1m, kill-task: app_web.1 } ]
        """, "--task", "web.1", "--at", "1:05");

    assertTells("""
        app_web.1#2 at T
        test, seed 1

        Task app_web.1#2
          state    ready on manager-1, desired ready
          now      waits for the restart delay of 20 s, until T
        """, text);
  }

  @Test
  void anUpdateThatFailsIsRolledBack() throws IOException {
    String text = explain("""
        services:
          web:
            image: example/web:1
            deploy:
              restart_policy: { delay: 1s }
              update_config: { failure_action: rollback, monitor: 20s }
        """, """
        cluster: { managers: 1, workers: 0 }
        timeline:
          - { at: 30s, update: { service: app_web, image: "example/web:2" } }
          - { at: 40s, kill-task: app_web.1 }
        """, "--service", "web");

    assertTells("""
          update   rollback_completed: rollback completed
         T  created, replicated 1
         T  allocated: it has its virtual addresses and ports
         T  changed: image example/web:1 to example/web:2
         T  updating: update in progress
         T  changed: image example/web:2 to example/web:1
         T  rollback_started: update rolled back due to failure or early termination of task\
        """, text);
    assertTells("rollback (stop-first): replaces app_web.1#3", text);

    String second = explainAgain("--task", "web.1#2");
    assertTells("""
                    - update (stop-first): replaces app_web.1#1
                    - held back at ready: not before app_web.1#1 has stopped, or T
        """, second);
    assertTells("""
         T  desired running
                    - app_web.1#1 has stopped
        """, second);
  }

  private String explainAgain(String... options) {
    List<String> arguments = new ArrayList<>(List.of("explain", sim.path("run.yaml"), "--quiet"));
    arguments.addAll(List.of(options));
    assertEquals(0, sim.run(arguments.toArray(String[]::new)), sim::err);
    return sim.out().replaceAll(" *\\b[0-9]+:[0-9]{2}\\.[0-9]{3}", " T");
  }

  @Test
  void aDrainedNodeIsLeftWithoutDelayAndTheEnforcerIsNamed() throws IOException {
    String text = explain("""
        services:
          web:
            image: example/web
            deploy: { placement: { constraints: [node.labels.disk==ssd] } }
        """, """
        cluster: { managers: 1, workers: { count: 2, labels: { disk: [ssd, hdd] } } }
        timeline:
          - { at: 30s, label: { node: worker-2, set: { disk: ssd } } }
          - { at: 40s, drain: worker-1 }
          - { at: 80s, activate: worker-1 }
          - { at: 90s, label: { node: worker-2, set: { disk: hdd } } }
        """, "--task", "web.1#2");

    assertTells("""
                    - replaces app_web.1#1: its node worker-1 is drained
                    - held back at ready: no restart delay, as the node is drained; not before app_web.1#1
                      has stopped, or T
        """, text);
    assertTells("""
         T  desired shutdown
                    - the constraint enforcer rejected it on worker-2: "assigned node no longer meets
                      constraints"
                    - replaced by app_web.1#3
        """, text);
  }

  @Test
  void scalingAndGlobalServicesAndJobsTellWhoMadeTheirTasks() throws IOException {
    String stack = """
        services:
          web: { image: example/web }
          each: { image: example/each, deploy: { mode: global } }
          batch: { image: example/batch, deploy: { mode: replicated-job, replicas: 1 } }
        """;
    String scenario = """
        cluster: { managers: 1, workers: { count: 1, availability: drain } }
        applications: { batch: { exits: { after: 1s, code: 0 } } }
        timeline: [ { at: 30s, scale: { app_web: 2 } }, { at: 40s, activate: worker-1 }, { at: 60s, scale: { app_web: 1 } } ]
        """;
    assertTells("- scaled from 1 to 2\n", explain(stack, scenario, "--task", "web.2"));
    assertTells(
        "- scaled from 2 to 1: first copies on their nodes, running ones and low slots are kept\n",
        explainAgain("--task", "web.2"));
    assertTells(
        "- node worker-1 can take a task of app_each: it is ready, active\n",
        explainAgain("--task", "each.worker-1"));
    assertTells("""
                    - the task was made for worker-1: the scheduler only confirms it
        """, explainAgain("--task", "each.worker-1"));
    String job = explainAgain("--task", "batch.0");
    assertTells("- job created, needs 1 completions, 1 at a time\n", job);
    assertTells("now      it has completed, as a job's task shall\n", job);
  }

  @Test
  void aSwarmWithoutALeaderSaysSo() throws IOException {
    String text = explain("services: { web: { image: example/web } }\n", """
        cluster: { managers: 3, workers: 0 }
        timeline: [ { at: 30s, crash: manager-2 }, { at: 31s, crash: manager-1 } ]
        """, "--service", "web");

    assertTells("Note: the swarm has no leader: nothing is decided until it has one\n", text);
  }

  @Test
  void unknownNamesAreInputErrorsWithTheNearestName() throws IOException {
    explain(
        "services: { web: { image: example/web } }\n",
        "cluster: { managers: 1, workers: 0 }\n",
        "--service",
        "web");

    assertRefused("no service \"wob\" up to 2:00.000; did you mean \"web\"?", "--service", "wob");
    assertRefused("no task \"web.7\" up to 2:00.000; did you mean \"web.1\"?", "--task", "web.7");
    assertRefused("app_web.1 has had no task #4 up to 2:00.000", "--task", "app_web.1#4");
    assertRefused(
        "no service \"web\" up to 0:04.000; the stacks are deployed at 0:05.000",
        "--service",
        "web",
        "--at",
        "0:04");
  }

  private void assertRefused(String message, String... options) {
    List<String> arguments = new ArrayList<>(List.of("explain", sim.path("run.yaml"), "--quiet"));
    arguments.addAll(List.of(options));
    assertEquals(ExitCode.INPUT, sim.run(arguments.toArray(String[]::new)));
    assertEquals("", sim.out());
    assertEquals("sim explain: " + message + "\n", sim.err());
  }

  @Test
  void oneSubjectIsNeededAndTimesAreChecked() {
    assertEquals(ExitCode.USAGE, sim.run("explain", sim.path("scenario.yaml")));
    assertTrue(sim.err().contains("--task=NAME | --service=NAME"), sim.err());
    assertEquals(
        ExitCode.USAGE,
        sim.run("explain", sim.path("scenario.yaml"), "--task", "a.1", "--service", "a"));
    assertEquals(
        ExitCode.USAGE,
        sim.run("explain", sim.path("scenario.yaml"), "--task", "a.1", "--at", "x"));
    assertTrue(sim.err().contains("'x' is not a time such as 4m, 4m30s or 4:30"), sim.err());
  }

  @Test
  void jsonHasItsVersion() throws IOException {
    String text = explain(
        "services: { web: { image: example/web } }\n",
        "cluster: { managers: 1, workers: 0 }\n",
        "--task",
        "web.1",
        "--format",
        "json");

    assertTrue(text.startsWith("{\n  \"schemaVersion\" : 1,\n  \"scenario\" : \"test\""), text);
  }

  @Test
  void lookingOnChangesNothing() throws IOException {
    List<RunResult> results = new ArrayList<>();
    sim.runner = (spec, options) -> {
      assertTrue(options.explainer() != null);
      results.add(ClusterSimulation.run(spec, RunOptions.PLAIN));
      results.add(ClusterSimulation.run(spec, options));
      return results.get(1);
    };
    explain("""
        services:
          web:
            image: example/web
            ports: ["8080:80"]
            deploy: { replicas: 5, placement: { preferences: [ { spread: node.labels.zone } ] } }
          each: { image: example/each, deploy: { mode: global } }
        """, """
        cluster: { workers: { count: 4, labels: { zone: [a, b] } } }
        users: { people: { target: web, arrivals: 5/s } }
        timeline: [ { at: 50s, crash: leader }, { at: 70s, crash: worker-2 }, { at: 80s, scale: { app_web: 9 } } ]
        """, "--service", "web");

    assertEquals(results.get(0).eventDigest(), results.get(1).eventDigest());
    assertEquals(results.get(0).resultDigest(), results.get(1).resultDigest());
    assertEquals(results.get(0).events(), results.get(1).events());
  }
}
