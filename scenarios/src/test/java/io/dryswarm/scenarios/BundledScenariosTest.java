package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.workload.Account;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.ArrivalSpec;
import io.dryswarm.models.workload.RetrySpec;
import io.dryswarm.models.workload.Step;
import io.dryswarm.models.workload.UserSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledScenariosTest {
  private static LoadResult load(String file, Overrides overrides) {
    return new ScenarioLoader(Map.of(), InputStream.nullInputStream())
        .load(Path.of(file), overrides);
  }

  private static LoadResult.Loaded loaded(String file) {
    LoadResult result = load(file, Overrides.NONE);
    if (result instanceof LoadResult.Rejected rejected) {
      throw new AssertionError(rejected.text());
    }
    return (LoadResult.Loaded) result;
  }

  private static double rate(UserSpec user) {
    return assertInstanceOf(ArrivalSpec.Poisson.class, user.arrivals()).ratePerSecond();
  }

  /** All scenarios, and a stack file as it is. */
  static List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(""), 2)) {
      return all.map(file -> file.toString().replace('\\', '/'))
          .filter(file -> file.matches("[^/]+\\.yaml|stacks/voting\\.yml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void loadsWithoutAWarning(String file) {
    assertEquals(List.of(), loaded(file).warnings());
  }

  @Test
  void thePageListsEveryScenario() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "scenarios.md"));
    Matcher row = Pattern.compile("^\\| `([a-z0-9-]+)`", Pattern.MULTILINE).matcher(page);

    assertEquals(
        files().stream()
            .filter(file -> file.endsWith(".yaml"))
            .map(file -> file.replace(".yaml", ""))
            .sorted()
            .toList(),
        row.results().map(r -> r.group(1)).sorted().toList());
  }

  @Test
  void votingSaysWhenWhereAndWho() {
    RunSpec run = loaded("voting.yaml").run();

    assertEquals("sim run voting.yaml --seed 42", run.run().replayCommand());
    assertEquals(10 * Time.MINUTE, run.durationNs());
    assertEquals(
        List.of("manager-1", "manager-2", "manager-3", "worker-1", "worker-2", "worker-3"),
        run.nodes().stream().map(RunSpec.NodeSpec::name).toList());
    assertEquals(
        List.of(
            new TimedAction(4 * Time.MINUTE, new Action.Crash(new NodeRef.ById(4, "worker-2"))),
            new TimedAction(7 * Time.MINUTE, new Action.Restart(new NodeRef.ById(4, "worker-2")))),
        run.actions());
    assertEquals(
        List.of(
            "voters 8080 POST / 15.0 votes",
            "readers 8080 GET / 10.0 ",
            "viewers 8081 GET / 40.0 "),
        run.users().stream().map(BundledScenariosTest::text).toList());
    run.users().forEach(user -> assertEquals(List.of(0, 1, 2), user.entryNodes()));
    run.users().forEach(user -> assertEquals(run.deployNs() + 30 * Time.SECOND, user.startNs()));
  }

  private static String text(UserSpec user) {
    return user.name() + " " + user.port() + " " + user.request() + " " + rate(user) + " "
        + user.item();
  }

  @Test
  void votingDeploysTheStackUnderItsFullNames() {
    RunSpec.StackSpec stack = loaded("voting.yaml").run().stacks().get(0);

    assertEquals("vote", stack.name());
    assertEquals(
        List.of("vote_frontend", "vote_backend"),
        stack.networks().stream().map(n -> n.name()).toList());
    assertEquals(
        List.of("vote_vote x2", "vote_redis x1", "vote_worker x2", "vote_db x1", "vote_result x1"),
        stack.services().stream().map(BundledScenariosTest::replicas).toList());
    ServiceSpec vote = stack.services().get(0);
    assertEquals(
        List.of(new PortSpec(8080, 80, PortSpec.Protocol.TCP, PortSpec.PublishMode.INGRESS)),
        vote.ports());
    assertEquals(
        List.of(
            new NetworkAttachmentSpec("vote_backend", List.of("worker")),
            new NetworkAttachmentSpec("vote_frontend", List.of("worker"))),
        stack.services().get(2).task().networks());
    assertEquals(
        List.of(new MountSpec("vote_db-data", "/var/lib/postgresql/data")),
        stack.services().get(3).task().container().mounts());
    assertEquals(
        Map.of("POSTGRES_USER", "postgres", "POSTGRES_PASSWORD", "postgres"),
        stack.services().get(3).task().container().environment());
  }

  private static String replicas(ServiceSpec service) {
    return service.name() + " x" + ((ServiceMode.Replicated) service.mode()).replicas();
  }

  @Test
  void votingRunsTheProgramsOfTheCatalogue() {
    Map<String, ApplicationSpec> applications = loaded("voting.yaml").run().applications();

    ApplicationSpec vote = applications.get("vote_vote");
    assertEquals(4, vote.workers());
    assertEquals(
        new Step.Call("redis", "rpush", 5 * Time.SECOND, false, Step.OnError.FAIL),
        vote.handlers().get("POST /").get(1));
    assertEquals("/var/lib/postgresql/data", applications.get("vote_db").dataTarget());
    ApplicationSpec worker = applications.get("vote_worker");
    assertEquals(
        new Step.Connect("redis", Time.SECOND, 5 * Time.SECOND, Step.OnError.CRASH),
        worker.onStart().get(1));
    Step.IfItem branch = assertInstanceOf(Step.IfItem.class, worker.loop().get(4));
    assertEquals(List.of(toDatabase("insert")), branch.then());
    assertEquals(List.of(toDatabase("ping")), branch.otherwise());
  }

  private static Step toDatabase(String request) {
    long limitNs = 30 * Time.SECOND;
    return new Step.Call(
        "db",
        request,
        limitNs,
        true,
        Step.OnError.CRASH,
        limitNs,
        RetrySpec.NONE,
        new Account("db_user", "db_password"));
  }

  @Test
  void databaseLossNamesItsNodeByTheTask() {
    RunSpec run = loaded("voting-db-loss.yaml").run();

    assertEquals(
        new NodeRef.OfTask("vote_db", 1, "node-of vote_db.1"),
        ((Action.OnNode) run.actions().get(0).action()).node());
  }

  @Test
  void theStackFileAloneGetsASmallClusterAndProbes() {
    RunSpec run = loaded("stacks/voting.yml").run();

    assertEquals(5, run.nodes().size());
    assertEquals(2 * Time.MINUTE, run.durationNs());
    assertEquals("voting_vote", run.stacks().get(0).services().get(0).name());
    assertEquals(
        List.of("probe-8080 8080 GET / 5.0 ", "probe-8081 8081 GET / 5.0 "),
        run.users().stream().map(BundledScenariosTest::text).toList());
  }

  @Test
  void settingsReachIntoTheScenarioAndIntoItsStacks() {
    Overrides overrides = Overrides.NONE
        .withSeed(7)
        .withDuration("5m")
        .with("cluster.workers.cpus=16")
        .with("users.voters.arrivals={poisson: 30/s}")
        .with("stacks.vote.services.worker.deploy.replicas=22")
        .with("timeline.1.at=4:30");

    RunSpec run = ((LoadResult.Loaded) load("voting.yaml", overrides)).run();

    assertEquals(7, run.run().seed());
    assertEquals(5 * Time.MINUTE, run.durationNs());
    assertEquals(6, run.nodes().size());
    assertEquals(16_000_000_000L, run.nodes().get(5).description().nanoCpus());
    assertEquals(30.0, rate(run.users().get(0)));
    assertEquals("vote_worker x22", replicas(run.stacks().get(0).services().get(2)));
    assertEquals(270 * Time.SECOND, run.actions().get(1).atNs());
    assertEquals(
        "sim run voting.yaml --seed 7 --duration 5m --set cluster.workers.cpus=16"
            + " --set 'users.voters.arrivals={poisson: 30/s}'"
            + " --set stacks.vote.services.worker.deploy.replicas=22 --set timeline.1.at=4:30",
        run.run().replayCommand());
  }

  @Test
  void aSettingInventsNoService() {
    String setting = "stacks.vote.services.wrker.deploy.replicas=3";

    LoadResult result = load("voting.yaml", Overrides.NONE.with(setting));

    assertEquals(
        "--set " + setting
            + ": error: services: no service is called \"wrker\"; did you mean \"worker\"?\n"
            + "1 problem; nothing was run\n",
        ((LoadResult.Rejected) result).text());
  }

  @Test
  void aWrongSettingIsNamedAsTyped() {
    Overrides overrides =
        Overrides.NONE.with("cluster.wrokers=5").with("nonsense").withDuration("5 minutes");

    LoadResult.Rejected rejected = (LoadResult.Rejected) load("voting.yaml", overrides);

    String text = rejected.text();
    assertTrue(
        text.contains(
            "--set cluster.wrokers=5: error: cluster.wrokers: unknown key; did you mean \"workers\"?"),
        text);
    assertTrue(text.contains("--set nonsense: error: expected path=value"), text);
    assertTrue(
        text.contains(
            "--duration 5 minutes: error: duration: found \"5 minutes\", expected a duration"),
        text);
    assertTrue(text.endsWith("3 problems; nothing was run\n"), text);
  }
}
