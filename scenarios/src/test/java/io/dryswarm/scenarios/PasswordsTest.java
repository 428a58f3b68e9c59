package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.workload.Account;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.ReadSpec;
import io.dryswarm.models.workload.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that read passwords: from the scenario's words to what their users see. */
class PasswordsTest {
  @TempDir
  Path temporary;

  private ScenarioFolder folder;

  @BeforeEach
  void writeStack() {
    folder =
        new ScenarioFolder(temporary).file("pass.txt", "swordfish\n").file("other.txt", "tuna\n");
  }

  /** A blog with its database; each may have a secret under the name that its image looks for. */
  private RunResult blog(String databaseSecret, String blogSecret) {
    return run("""
        services:
          blog:
            image: wordpress:6
            ports: ["80:80"]
            environment:
              WORDPRESS_DB_HOST: store:3306
              WORDPRESS_DB_USER: wp
              WORDPRESS_DB_PASSWORD_FILE: /run/secrets/pass
            secrets: %s
          store:
            image: mariadb:11
            environment:
              MARIADB_USER: wp
              MARIADB_PASSWORD_FILE: /run/secrets/pass
              MARIADB_ROOT_PASSWORD: root
            secrets: %s
        secrets:
          pass: { file: ./pass.txt }
          other: { file: ./other.txt }
        """.formatted(blogSecret, databaseSecret), """
        cluster: { managers: 1, workers: 1 }
        duration: 100s
        stacks: { app: stack.yml }
        users:
          owner: { target: "80", request: "POST /install", arrivals: { times: [0s] }, start: 40s, timeout: 1m }
          readers: { target: "80", arrivals: { steps: [ { at: 60s, rate: 5/s }, { at: 90s, rate: 0 } ] } }
        """);
  }

  private RunResult run(String stack, String scenario) {
    return ClusterSimulation.run(
        folder
            .file("stack.yml", stack)
            .file("a.yaml", scenario)
            .loaded("a.yaml")
            .run(),
        RunOptions.PLAIN);
  }

  private static List<String> errors(RunResult result) {
    return result.requests().stream()
        .map(r -> r.users() + " "
            + r.errors().entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(e -> e.getKey() + (e.getValue() == r.sent() ? " always" : " sometimes"))
                .toList())
        .toList();
  }

  @Test
  void theRightSecretOnBothSidesWorks() {
    assertEquals(List.of("owner []", "readers []"), errors(blog("[pass]", "[pass]")));
  }

  @Test
  void anotherSecretIsAccessDenied() {
    RunResult result = blog("[pass]", "[{source: other, target: pass}]");

    assertEquals(
        List.of(
            "owner [HTTP 500 (access denied further on) always]",
            "readers [HTTP 500 (access denied further on) always]"),
        errors(result));
    assertEquals(0, result.tasks().stream().mapToLong(t -> t.failed()).sum());
  }

  @Test
  void aForgottenSecretEndsTheDatabaseAndShutsTheBlogOut() {
    RunResult result = blog("[]", "[pass]");

    assertTrue(result.tasks().get(1).failed() >= 5, result.tasks().toString());
    assertTrue(
        result.timeline().stream()
            .anyMatch(e -> e.text()
                .equals("program does not start: /run/secrets/pass: No such file or directory")),
        "told in the timeline");
  }

  @Test
  void postgresWithoutAPasswordSaysSo() {
    RunResult result = run("""
        services:
          db: { image: "postgres:16" }
          open: { image: "postgres:16", environment: { POSTGRES_HOST_AUTH_METHOD: trust } }
        """, "duration: 60s\nwarmup: 1s\nstacks: { app: stack.yml }\n");

    assertTrue(result.tasks().get(0).failed() >= 3, result.tasks().toString());
    assertEquals(0, result.tasks().get(1).failed());
    assertTrue(result.timeline().stream()
        .anyMatch(e -> e.actor().equals("app_db.1")
            && e.text()
                .equals("program does not start: Error: Database is uninitialized and superuser"
                    + " password is not specified.")));
  }

  /** A service that is made by hand runs what its image is known for. */
  @Test
  void aTypedDatabaseNeedsItsPasswordToo() {
    RunResult result = run("services: { web: { image: example/web } }\n", """
        duration: 90s
        stacks: { app: stack.yml }
        timeline:
          - { at: 40s, docker: "service create -d --name bare postgres:16" }
          - { at: 41s, docker: "service create -d --name full -e POSTGRES_PASSWORD=x postgres:16" }
        """);

    assertTrue(result.tasks().get(1).failed() >= 3, result.tasks().toString());
    assertEquals(1, result.tasks().get(2).running());
  }

  @Test
  void templatesAreFilledInForEachTask() {
    RunResult result = run("services: { web: { image: example/web } }\n", """
        duration: 60s
        stacks: { app: stack.yml }
        timeline:
          - { at: 40s, docker: "service create -d --name good --env A={{.Node.Hostname}} --hostname {{.Task.Slot}} redis:7" }
          - { at: 41s, docker: "service create -d --name bad --env A={{.Nod.X}} redis:7" }
        """);

    assertEquals(1, result.tasks().get(1).running());
    assertTrue(
        result.timeline().stream()
            .filter(e -> e.actor().equals("bad.1"))
            .anyMatch(e -> e.text().startsWith("rejected on ")
                && e.text()
                    .endsWith("expanding env failed: expanding env \"A={{.Nod.X}}\": template: "
                        + "expansion:1:6: executing \"expansion\" at <.Nod.X>: can't evaluate field "
                        + "Nod in type *template.Context")),
        "rejected with SwarmKit's message");
  }

  @Test
  void valuesAccountsAndHostsAreRead() {
    ApplicationSpec web = folder
        .file(
            "stack.yml",
            "services: { web: { image: example/web, environment: { H: db:1 } }, db: { image: x } }\n")
        .file("a.yaml", """
            stacks: { app: stack.yml }
            applications:
              web:
                hosts: { store: H }
                reads:
                  user: { env: [ A, B ], file: /f, value: 7, need: always, unless: X=1, error: no, kept: true, no_file: empty }
                  pass: {}
                accounts: "user:pass"
                on: { "GET /": [ { call: store.query, with: pass } ] }
            """)
        .loaded("a.yaml")
        .run()
        .applications()
        .get("app_web");

    assertEquals(
        new ReadSpec(
            List.of("A", "B"), "/f", "7", ReadSpec.Need.ALWAYS, List.of("X=1"), "no", true, true),
        web.settings().reads().get("user"));
    assertTrue(web.settings().reads().get("pass").isSetByHand());
    assertEquals(List.of(new Account("user", "pass")), web.settings().accounts());
    Step.Call call = (Step.Call) web.handlers().get("GET /").get(0);
    assertEquals("db", call.service());
    assertEquals(new Account("", "pass"), call.with());
  }

  @Test
  void unknownValuesAreToldAtTheirPlace() {
    assertEquals(
        """
        a.yaml:6:15: error: applications.web.accounts: the program reads no value "usr"; did you mean "user"?
        a.yaml:7:46: error: applications.web.on.GET /.0.with: the program reads no value "pw"; expected user
        """,
        folder
            .file("stack.yml", "services: { web: { image: example/web }, db: { image: x } }\n")
            .file("a.yaml", """
            stacks: { app: stack.yml }
            applications:
              web:
                reads:
                  user: {}
                accounts: "usr:user"
                on: { "GET /": [ { call: db.query, with: pw } ] }
            """)
            .headlines("a.yaml"));
  }
}
