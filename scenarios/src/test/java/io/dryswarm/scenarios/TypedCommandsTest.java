package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
        .variable("MODE", "fast")
        .file("key.txt", "k")
        .file("stack.yml", """
            services:
              web:
                image: example/web
                labels: { colour: blue }
                environment: { MODE: "${MODE}" }
                command: ["serve", "--fast"]
                hostname: "{{.Node.Hostname}}"
                ports: ["80:8000"]
                secrets: [key]
                configs: [{ source: site, target: /etc/site }]
                volumes: ["data:/data", "./cache:/cache"]
                ulimits: { nofile: 20000 }
                logging: { driver: json-file, options: { max-size: 10m } }
                healthcheck: { test: ["CMD", "true"], interval: 5s }
                networks: { back: { aliases: [www] } }
                deploy:
                  labels: { a: b }
                  resources: { limits: { cpus: "0.5", pids: 20 } }
                  update_config: { parallelism: 2, order: start-first }
            networks: { back: { internal: true, attachable: true } }
            volumes: { data: { labels: { keep: "yes" } } }
            configs: { site: { file: ./key.txt } }
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

  /** A service and a stack that only commands create: users aim at them, applications describe them, expectations are about them. */
  @Test
  void servicesThatCommandsCreateAreKnown() {
    ScenarioFolder folder = new ScenarioFolder(temporary)
        .file("stack.yml", ScenarioFolder.STACK)
        .file("other.yml", """
            services:
              x:
                image: example/x
                ports: ["82:80"]
                networks: [shared]
                secrets: [pass]
            networks: { shared: { external: true } }
            secrets: { pass: { external: true } }
            """)
        .file("a.yaml", """
            stacks: { app: stack.yml }
            applications:
              extra: { on: { "GET /": [ { compute: 1ms } ] } }
              example/x: { on: { "GET /x": [ { compute: 1ms } ] } }
            users:
              one: { target: "http://:81/", arrivals: 5/s, start: 60s }
              two: { target: two_x, request: "GET /x", arrivals: 5/s, start: 60s }
            timeline:
              - { at: 30s, docker: network create -d overlay shared }
              - { at: 30s, docker: 'echo "p" | docker secret create pass -' }
              - { at: 31s, docker: "service create -q --name extra --network shared -p 81:80 example/extra" }
              - { at: 40s, docker: stack deploy -d -c other.yml two }
              - { at: 70s, scale: { extra: 2 } }
            expect:
              one.errors: < 5%      # the second task answers a little after it runs
              two.errors: == 0
              extra.running: == 2
              two_x.restarts: == 0
            """);

    LoadResult.Loaded loaded = folder.loaded("a.yaml");
    RunResult result = ClusterSimulation.run(loaded.run(), RunOptions.PLAIN);

    assertEquals(
        List.of(),
        loaded.expectations().stream()
            .map(expectation -> expectation.evaluate(result))
            .filter(verdict -> !verdict.holds())
            .map(verdict -> verdict.expression() + ": " + verdict.actual())
            .toList());
    assertEquals(
        Set.of("app_cache", "app_web", "extra", "two_x"),
        loaded.run().applications().keySet());
  }

  /** A stack that is deployed again with another image brings that image's program, and its new ports. */
  @Test
  void aStackDeployedAgainBringsNewImagesAndPorts() {
    ScenarioFolder folder = new ScenarioFolder(temporary)
        .file("stack.yml", ScenarioFolder.STACK)
        .file("next.yml", """
            services:
              web: { image: "example/web:2", ports: ["80:8000", "90:8000"] }
            """)
        .file("a.yaml", """
            stacks: { app: stack.yml }
            users:
              people: { target: "http://:90/", arrivals: 5/s }
            timeline:
              - { at: 40s, docker: stack deploy -d -c next.yml app }
            """);

    assertEquals(
        Set.of("app_cache", "app_web", "app_web example/web:2"),
        folder.loaded("a.yaml").run().applications().keySet());
  }

  @Test
  void aNameThatNoCommandCreatesIsAMistake() {
    assertEquals(
        "a.yaml:5:32: error: timeline.2.scale.extro: no service is called \"extro\"; did you mean \"extra\"?\n",
        folder("""
            - { at: 30s, docker: service create -q --name extra example/extra }
            - { at: 31s, docker: service create -q --name --broken }
            - { at: 40s, scale: { extro: 2 } }
            """)
                .headlines("a.yaml")
                .lines()
                .filter(l -> l.contains("extro"))
                .findFirst()
                .orElse("")
            + "\n");
  }

  /** What a command creates before the stacks are deployed is not made a second time. */
  @Test
  void anExternalSecretMayBeCreatedByACommand() {
    ScenarioFolder folder =
        new ScenarioFolder(temporary).file("stack.yml", """
            services: { a: { image: example/a, secrets: [pass], networks: [shared] } }
            secrets: { pass: { external: true } }
            networks: { shared: { external: true } }
            """).file("a.yaml", """
            stacks: { app: stack.yml }
            timeline:
              - { at: 1s, docker: 'echo "p" | docker secret create pass -' }
            """);

    RunSpec.StackSpec stack = folder.loaded("a.yaml").run().stacks().get(0);
    assertEquals(List.of(), stack.secrets());
    assertEquals("shared", stack.networks().get(0).name());
  }
}
