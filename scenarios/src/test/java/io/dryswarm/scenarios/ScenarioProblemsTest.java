package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioProblemsTest {
  @TempDir
  Path temporary;

  private ScenarioFolder folder;

  @BeforeEach
  void writeStack() {
    folder = new ScenarioFolder(temporary).file("stack.yml", ScenarioFolder.STACK);
  }

  @Test
  void allProblemsOfAllFilesComeAtOnceByPosition() {
    folder.file("stack.yml", """
            services:
              web:
                image: example/web
                ports: ["80:8000"]
                placment: {}
                deploy:
                  replicas: tree
            """).file("a.yaml", """
            durration: 5m
            cluster:
              workers: { count: 3, memory: 8 GiBi }
            stacks:
              app: stack.yml
            users:
              people:
                target: http://:81/
                arrivals: 5/fortnight
            """);

    assertEquals("""
        a.yaml:1:1: error: durration: unknown key; did you mean "duration"?
            durration: 5m
            ^
        a.yaml:3:32: error: cluster.workers.memory: found "8 GiBi", expected a size with the units B, k, M, G, T or P, such as 512MiB or 8GiB
              workers: { count: 3, memory: 8 GiBi }
                                           ^
        a.yaml:9:15: error: users.people.arrivals: found "5/fortnight", expected a rate more than 0, per s, min or h, such as 200/s or 10/min
                arrivals: 5/fortnight
                          ^
        stack.yml:7:17: error: services.web.deploy.replicas: must be a integer
                  replicas: tree
                            ^
            refused at stage schema
        4 problems; nothing was run
        """, folder.rejected("a.yaml"));
  }

  /** Both name a file that is there. */
  @Test
  void filesOutsideOfTheDirectoryAreNotRead() throws IOException {
    Files.createDirectory(temporary.resolve("inner"));
    folder
        .file("inner/a.yaml", "stacks: {app: ../stack.yml}\n")
        .file("inner/app.yml", "services: {a: {image: x, env_file: ../stack.yml}}\n");

    assertEquals(
        "inner/a.yaml:1:15: error: stacks.app: the stack file \"../stack.yml\" is outside of the"
            + " scenario's directory\n",
        folder.headlines("inner/a.yaml"));
    assertEquals(
        "inner/app.yml:1:36: error: services.a.env_file: \"/stack.yml\" is outside of \"/scenario\","
            + " the directory of the file that names it: files from elsewhere are not read\n",
        folder.headlines("inner/app.yml"));
  }

  @Test
  void oneProblemIsCountedInTheSingular() {
    folder.file("a.yaml", "stacks: {app: stack.yml}\nseed: x\n");

    assertTrue(folder.rejected("a.yaml").endsWith("\n1 problem; nothing was run\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
          timeline: [{at: 1m, crash: worker-9}]          | timeline.0.crash: no node is called "worker-9"; did you mean "worker-1"?
          timeline: [{at: 1m, crash: {node-of: app_wep.1}}] | timeline.0.crash.node-of: no service is called "app_wep"; did you mean "app_web"?
          timeline: [{at: 1m, crash: {node-of: app_web.2}}] | timeline.0.crash.node-of: app_web has the slots 1 to 1
          timeline: [{at: 3m, crash: worker-1}]          | timeline.0.at: is after the end of the run
          timeline: [{at: 1m, crash: leader, restart: leader}] | timeline.0: one entry does one thing: this one has crash and restart
          timeline: [{at: 1m}]                           | timeline.0: expected exactly one of crash, restart, kill-engine, stop-engine, start-engine, kill-task, link-down, link-up, stale-backend, partition, cut, loss, hang, hang-engine, slow-cpu, slow-disk, disk-full, registry, scale, update, rollback, remove-service, drain, pause, activate, promote, demote, label, remove-node, swarm-update, docker
          timeline: [{at: 1m, scale: {app_wep: 2}}]      | timeline.0.scale.app_wep: no service is called "app_wep"; did you mean "app_web"?
          timeline: [{at: 1m, scale: {app_web: -1}}]     | timeline.0.scale.app_web: found "-1", expected an integer from 0 to 100000
          timeline: [{at: 1m, scale: app_web}]           | timeline.0.scale: found "app_web", expected a mapping
          timeline: [{at: 1m, update: {image: x}}]       | timeline.0.update: missing key "service"
          timeline: [{at: 1m, rollback: app_wep}]        | timeline.0.rollback: no service is called "app_wep"; did you mean "app_web"?
          timeline: [{at: 1m, drai: worker-1}]          | timeline.0.drai: unknown key; did you mean "drain"?
          timeline: [{at: 1m, drain: worker-9}]          | timeline.0.drain: no node is called "worker-9"; did you mean "worker-1"?
          timeline: [{at: 1m, label: {node: leader}}]    | timeline.0.label: expected labels to set or to remove
          timeline: [{at: 1m, swarm-update: {hartbeat: 1s}}] | timeline.0.swarm-update.hartbeat: unknown key; did you mean "heartbeat"?
          timeline: [{at: 1m, crash: leader, via: leader}] | timeline.0.via: a fault goes through no manager
          timeline: [{at: 1m, kill-engine: worker-9}]    | timeline.0.kill-engine: no node is called "worker-9"; did you mean "worker-1"?
          timeline: [{at: 1m, kill-task: app_web}]       | timeline.0.kill-task: found "app_web", expected service.slot, such as vote_db.1
          timeline: [{at: 1m, kill-task: app_web.3}]     | timeline.0.kill-task: app_web has the slots 1 to 1
          applications: {web: {exits: {code: 1}}}        | applications.web.exits: missing key "after"
          applications: {web: {exits: {after: 1s, code: 256}}} | applications.web.exits.code: found "256", expected an integer from 0 to 255
          applications: {web: {ignores_stop: true, stop: 1s}} | applications.web.stop: has no effect with ignores_stop
          applications: {web: {health: {unhealthy: [{from: 2m, until: 1m}]}}} | applications.web.health.unhealthy.0.until: is not after from
          applications: {web: {health: {healty_after: 1s}}} | applications.web.health.healty_after: unknown key; did you mean "healthy_after"?
          timeline: [{at: 90, crash: leader}]            | timeline.0.at: found "90", expected a time such as 4m, 4m30s or 4:30
          applications: {wep: {workers: 2}}              | applications.wep: no service and no image has this name; did you mean "web"?
          applications: {web: {workers: none}}           | applications.web.workers: found "none", expected an integer from 1 to 1000000
          applications: {web: {loop: [{call: chache.ping}]}} | applications.web.loop.0.call: no service on the networks of web has the name "chache"; did you mean "cache"?
          applications: {web: {loop: [{call: cache.rpsh}]}} | applications.web.loop.0.call: app_cache has no request "rpsh"; did you mean "rpush"?
          applications: {web: {loop: [{call: cache}]}}   | applications.web.loop.0.call: found "cache", expected service.request, such as redis.rpush
          applications: {web: {loop: [{compte: 2ms}]}}   | applications.web.loop.0: unknown step; did you mean "compute"?
          applications: {web: {loop: [{push: a, pop: b}]}} | applications.web.loop.0: one step does one thing: this one has push and pop
          applications: {web: {loop: [{call: cache.ping, on_error: explode}]}} | applications.web.loop.0.on_error: found "explode"; expected one of fail, crash, ignore
          users: {u: {target: cache, arrivals: 1/s}}     | users.u.target: found "cache", expected an address such as http://:8080/; published: [80]
          users: {u: {target: web, arrivals: 1/s, entry: [worker-7]}} | users.u.entry.0: no node is called "worker-7"; did you mean "worker-1"?
          users: {u: {target: web, arrivals: {poison: 1/s}}} | users.u.arrivals.poison: unknown key; did you mean "poisson"?
          users: {U: {target: web, arrivals: 1/s}}       | users.U: a name has lower-case letters, digits, "_" and "-", and begins with a letter
          machine: {boot: {median: 2s, p99: 1s}}         | machine.boot.p99: is below the median
          machine: {boot: {median: 2s}}                  | machine.boot: missing key "p99"
          machine: {boot: {uniform: [2s, 1s]}}           | machine.boot.uniform.1: is below the lower bound
          machine: {boot: {gamma: {shape: 0, mean: 1s}}} | machine.boot.gamma.shape: found "0", expected a number more than 0
          machine: {boot: 5 sec}                         | machine.boot: found "5 sec", expected a duration with the units ns, us, ms, s, m or h, such as 250ms or 1m30s
          cluster: {managers: 0}                         | cluster.managers: found "0", expected an integer from 1 to 99
          cluster: {workers: {count: 1, names: [a, b]}}  | cluster.workers.names: 2 names for 1 nodes
          cluster: {workers: {names: [leader]}}          | cluster.workers.names.0: found "leader", expected the name of a host, such as node1
          cluster: {workers: {names: [manager-1]}}       | cluster: two nodes are called manager-1
          cluster: {workers: {availability: drained}}    | cluster.workers.availability: found "drained"; did you mean "drain"?
          expect: {latency.p99: < 1s}                    | expect.latency.p99: unknown metric
          expect: {web.utilization: < 50%}               | expect.web.utilization: unknown metric; did you mean "web.utilisation"?
          expect: {web.utilisation: < 50}                | expect.web.utilisation: found the limit "50", expected a percentage such as 0.5%
          expect: {recovery(worker-1).detected: < 1s}    | expect.recovery(worker-1).detected: unknown metric
          expect: {bottleneck: == app_wep}               | expect.bottleneck: no service is called "app_wep"; did you mean "app_web"?
          expect: {bottleneck: < app_web}                | expect.bottleneck: words can be == or !=, nothing else
          duration: 30s                                  | duration: the run ends before the first users arrive (deploy_at plus warmup)
          """)
  void namesWhatIsWrong(String section, String expected) {
    folder.file("a.yaml", "stacks: {app: stack.yml}\n" + section + "\n");

    String[] lines = folder.headlines("a.yaml").split("\n");

    assertEquals(1, lines.length, String.join("\n", lines));
    String message = lines[0].substring(lines[0].indexOf(" error: ") + " error: ".length());
    assertEquals(expected, message.startsWith(expected + ";") ? expected : message);
  }

  @Test
  void aMissingFileIsAProblemWithoutALine() {
    assertEquals(
        "no.yaml: error: no such file\n1 problem; nothing was run\n", folder.rejected("no.yaml"));
  }

  @Test
  void aMissingStackFileIsAProblemToo() {
    folder.file("a.yaml", "stacks: {app: no.yml}\n");

    assertEquals("""
        a.yaml:1:15: error: stacks.app: no.yml: no such file
            stacks: {app: no.yml}
                          ^
        1 problem; nothing was run
        """, folder.rejected("a.yaml"));
  }

  @Test
  void whatCannotBeReadMakesNoNameWrong() {
    folder.file("a.yaml", """
            cluster: { workers: many }
            stacks: { app: no.yml }
            users: { u: { target: web, arrivals: 1/s, entry: [worker-1] } }
            timeline: [ { at: 1m, crash: worker-1 }, { at: 1m, crash: { node-of: app_web.1 } } ]
            expect: { recovery(worker-1).detected: < 1s, web.served: == 3, bottleneck: == web }
            applications: { web: { workers: 4 } }
            """);

    assertEquals("""
        a.yaml:1:21: error: cluster.workers: found "many", expected an integer from 0 to 100000
        a.yaml:2:16: error: stacks.app: no.yml: no such file
        """, folder.headlines("a.yaml"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
          hello      | a.yaml:1:1: error: found "hello", expected a mapping
          one long line of prose that somebody took for a scenario file | a.yaml:1:1: error: found "one long line of prose that somebody took for a scenario fil...", expected a mapping
          [a, b]     | a.yaml:1:1: error: found a list, expected a mapping
          a\u0007b  | a.yaml: error: not a text file: it holds the character U+0007
          """)
  void aFileOfTheWrongKindIsOneProblem(String text, String expected) {
    folder.file("a.yaml", text);

    assertEquals(expected + "\n", folder.headlines("a.yaml"));
  }

  @Test
  void brokenSyntaxHasItsPosition() {
    folder.file("a.yaml", "stacks: {app: stack.yml}\nexpect:\n  web.served: > 10\n");

    String text = folder.rejected("a.yaml");

    assertTrue(text.startsWith("a.yaml:3:17: error: not valid YAML: "), text);
    assertTrue(text.contains("quote a condition that begins with >, as in \"> 100\""), text);
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() {
    folder.file("a.yaml", "# nothing\n");

    assertTrue(folder.rejected("a.yaml").startsWith("a.yaml: error: the file is empty"));
  }

  @Test
  void standardInputIsReadLikeAFile() {
    folder.stdin("services:\n  web: {image: x, prots: []}\n");

    assertEquals(
        List.of("<stdin>:2:19: error: services.web: Additional property prots is not allowed"),
        folder.headlines("-").lines().toList());
  }

  @Test
  void twoStacksMayNotPublishTheSamePort() {
    folder.file("a.yaml", "stacks: {one: stack.yml, two: stack.yml}\n");

    assertEquals(
        "stack.yml:4:12: error: services.web.ports: port '80' is already in use by service 'one_web' as an ingress port\n",
        folder.headlines("a.yaml"));
  }

  @Test
  void aSecondDocumentIsNotDroppedInSilence() {
    folder.file("stack.yml", ScenarioFolder.STACK + "---\nservices: {ignored: {image: x}}\n");
    folder.file("a.yaml", "stacks: {app: stack.yml}\n---\nseed: 7\n");
    folder.file("b.yaml", "stacks: {app: stack.yml}\n---\n");

    assertEquals("""
        a.yaml:2:1: error: a second document begins here; a scenario is one document, expected its end
            ---
            ^
        1 problem; nothing was run
        """, folder.rejected("a.yaml"));
    assertEquals(
        2, folder.loaded("b.yaml").run().stacks().get(0).services().size(), "as Docker does");
    assertEquals(2, folder.loaded("stack.yml").run().stacks().get(0).services().size());
  }

  @Test
  void machinesHaveSomething() {
    folder.file("stack.yml", ScenarioFolder.STACK);
    folder.file("a.yaml", """
        stacks: {app: stack.yml}
        cluster: {workers: {cpus: 0, memory: 0B, platform: arm64}}
        """);

    assertEquals("""
        a.yaml:2:27: error: cluster.workers.cpus: expected more than 0
        a.yaml:2:38: error: cluster.workers.memory: expected more than 0
        a.yaml:2:52: error: cluster.workers.platform: found "arm64", expected SYSTEM/MACHINE, such as linux/x86_64 or linux/aarch64
        """, folder.headlines("a.yaml"));
  }

  @Test
  void enginesHaveLabelsAndPlatformsInTurn() {
    folder.file("stack.yml", """
        services:
          web:
            image: example/web
            deploy: {placement: {constraints: [engine.labels.disk == ssd, node.platform.arch == aarch64]}}
        """);
    folder.file("a.yaml", """
        stacks: {app: stack.yml}
        cluster: {workers: {count: 3, engine_labels: {disk: [hdd, ssd]}, platform: [linux/x86_64, linux/aarch64]}}
        """);
    folder.file("b.yaml", "stacks: {app: stack.yml}\n");

    List<String> workers = folder.loaded("a.yaml").run().nodes().stream()
        .filter(node -> node.name().startsWith("worker"))
        .map(node -> node.name() + " " + node.description().engineLabels() + " "
            + node.description().os() + "/" + node.description().architecture())
        .toList();
    assertEquals(
        List.of(
            "worker-1 {disk=hdd} linux/x86_64",
            "worker-2 {disk=ssd} linux/aarch64",
            "worker-3 {disk=hdd} linux/x86_64"),
        workers);
    assertTrue(
        folder.rejected("b.yaml").contains("--set 'cluster.workers.engine_labels={disk: ssd}'"),
        folder.rejected("b.yaml"));
  }

  @Test
  void anExpectationCanBeSetByItsName() {
    folder.file("stack.yml", ScenarioFolder.STACK);
    folder.file("a.yaml", """
        stacks: {app: stack.yml}
        users: {us: {target: web, arrivals: 1/s}}
        expect: {us.errors: < 1%}
        """);

    LoadResult result = folder.load("a.yaml", Overrides.NONE.with("expect.us.errors=< 9%"));

    assertEquals(
        "us.errors: < 9%",
        assertInstanceOf(LoadResult.Loaded.class, result).expectations().get(0).expression());
  }
}
