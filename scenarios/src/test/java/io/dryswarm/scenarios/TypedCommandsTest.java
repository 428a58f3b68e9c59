package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of Docker's client in the timeline: from the line to what is printed. */
class TypedCommandsTest {
  @TempDir
  Path temporary;

  private ScenarioFolder folder(String timeline) {
    return new ScenarioFolder(temporary)
        .file("stack.yml", ScenarioFolder.STACK)
        .file("other.yml", "services:\n  x:\n    image: redis:7\n")
        .file("a.yaml", "stacks: {app: stack.yml}\ntimeline:\n" + timeline.indent(2));
  }

  private List<String> printed(String timeline) {
    return ClusterSimulation.run(folder(timeline).loaded("a.yaml").run(), RunOptions.PLAIN)
        .timeline()
        .stream()
        .filter(entry -> entry.code().equals("operation.printed"))
        .map(entry -> entry.actor() + ": " + entry.text().replaceAll("\\b[0-9a-z]{25}\\b", "*"))
        .toList();
  }

  @Test
  void commandsActOnTheSwarmAndPrint() {
    assertEquals(
        List.of(
            "manager-1: *",
            "manager-1: app_web scaled to 2",
            "manager-1: app_web",
            "manager-1: app_cache 1/1 redis:7",
            "manager-1: app_web 2/2 example/web:2",
            "manager-1: Error response from daemon: rpc error: code = InvalidArgument desc = secret 'psql_pass' is in use by the following service: app_web",
            "worker-1: Error response from daemon: This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this command on a manager node or promote the current node to a manager."),
        printed("""
            - { at: 40s, docker: 'echo "mypass" | docker secret create psql_pass -' }
            - { at: 41s, docker: docker service scale -d app_web=2 }
            - { at: 50s, docker: "service update -q --image example/web:2 --secret-add psql_pass app_web" }
            - { at: 100s, docker: 'service ls --format "{{.Name}} {{.Replicas}} {{.Image}}"' }
            - { at: 101s, docker: secret rm psql_pass }
            - { at: 102s, docker: node ls, via: worker-1 }
            """));
  }

  /** Whoever refuses: it is printed once, and counted once. What the client asks to find out what exists is no refusal. */
  @Test
  void aRefusalIsToldAndCountedOnce() {
    RunResult result = ClusterSimulation.run(folder("""
            - { at: 40s, docker: stack deploy -d -c other.yml two }
            - { at: 41s, docker: secret rm nosuch }
            - { at: 42s, docker: service create -d --secret nosuch redis:7 }
            """).loaded("a.yaml").run(), RunOptions.PLAIN);

    assertEquals(2, result.controlPlane().refused());
    assertEquals(
        List.of("Error response from daemon: secret nosuch not found", "secret not found: nosuch"),
        result.timeline().stream()
            .map(RunResult.TimelineEntry::text)
            .filter(text -> text.contains("not found"))
            .toList());
  }

  @Test
  void stacksAreDeployedAndRemovedByName() {
    assertEquals(
        List.of(
            "manager-1: Removing service app_cache",
            "manager-1: Removing service app_web",
            "manager-1: Removing network app_default",
            "manager-1: Creating network two_default",
            "manager-1: Creating service two_x",
            "manager-1: two_x.1 Running",
            "manager-1: two 1"),
        printed("""
            - { at: 40s, docker: stack rm app }
            - { at: 50s, docker: stack deploy -d -c other.yml two }
            - { at: 80s, docker: "service ps --format '{{.Name}} {{.DesiredState}}' two_x" }
            - { at: 81s, docker: "stack ls --format '{{.Name}} {{.Services}}'" }
            """));
  }

  /** What the scenario deploys by itself is what Docker's client would have sent. */
  @Test
  void theSameStackDeployedAgainChangesNothing() {
    ScenarioFolder folder = new ScenarioFolder(temporary)
        .file("key.txt", "k")
        .file("stack.yml", """
            services:
              web:
                image: example/web:1
                labels: { colour: blue }
                environment: { MODE: fast }
                ports: ["80:8000"]
                secrets: [key]
                healthcheck: { test: ["CMD", "true"], interval: 5s }
            secrets: { key: { file: ./key.txt } }
            """)
        .file("a.yaml", """
            stacks: { app: stack.yml }
            timeline:
              - { at: 40s, docker: stack deploy -d -c stack.yml app }
            """);

    assertEquals(
        List.of("Updating service app_web (id: *)"),
        textsFrom(40 * Time.SECOND, folder.loaded("a.yaml").run()));
  }

  private static List<String> textsFrom(long ns, RunSpec run) {
    return ClusterSimulation.run(run, RunOptions.PLAIN).timeline().stream()
        .filter(entry -> entry.timeNs() > ns)
        .map(entry -> entry.text().replaceAll("\\b[0-9a-z]{25}\\b", "*"))
        .toList();
  }

  @Test
  void brokenCommandsAreToldAtTheirPlace() {
    assertEquals("""
        a.yaml:3:24: error: timeline.0.docker: unknown flag: --nosuch
        a.yaml:4:24: error: timeline.1.docker: docker: 'docker service scale' requires at least 1 argument
        """, folder("""
            - { at: 40s, docker: service update --nosuch app_web }
            - { at: 41s, docker: service scale }
            """).headlines("a.yaml"));
  }
}
