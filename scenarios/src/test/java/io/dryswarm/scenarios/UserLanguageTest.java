package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.ArrivalSpec;
import io.dryswarm.models.workload.KeepAliveSpec;
import io.dryswarm.models.workload.PoolSpec;
import io.dryswarm.models.workload.RetrySpec;
import io.dryswarm.models.workload.Step;
import io.dryswarm.models.workload.UserSpec;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrivals, retries, kept connections, pools and probes as scenarios describe them. */
class UserLanguageTest {
  @TempDir
  Path temporary;

  private ScenarioFolder folder;

  @BeforeEach
  void writeStack() {
    folder = new ScenarioFolder(temporary).file("stack.yml", ScenarioFolder.STACK);
  }

  private UserSpec user(String keys) {
    return folder.file("a.yaml", scenario(keys)).loaded("a.yaml").run().users().get(0);
  }

  private static String scenario(String keys) {
    return "stacks: {app: stack.yml}\nusers:\n  us: { target: web, " + keys + " }\n";
  }

  private ArrivalSpec arrivals(String text) {
    return user("arrivals: " + text).arrivals();
  }

  private String problems(String keys) {
    folder.file("a.yaml", scenario(keys));
    LoadResult result = new ScenarioLoader(Map.of(), InputStream.nullInputStream())
        .load(temporary.resolve("a.yaml"), Overrides.NONE);
    return assertInstanceOf(LoadResult.Rejected.class, result)
        .text()
        .replace(temporary.toString().replace('\\', '/') + "/", "");
  }

  @Test
  void kindsOfArrivals() {
    assertEquals(new ArrivalSpec.Poisson(5), arrivals("5/s"));
    assertEquals(new ArrivalSpec.Poisson(5), arrivals("{poisson: 5/s}"));
    assertEquals(new ArrivalSpec.Steady(0.5), arrivals("{steady: 30/min}"));
    assertEquals(
        new ArrivalSpec.Mmpp(List.of(
            new ArrivalSpec.Mmpp.State(0, 60.0 * Time.SECOND),
            new ArrivalSpec.Mmpp.State(100, 5.0 * Time.SECOND))),
        arrivals("{mmpp: [{rate: 0, stay: 1m}, {rate: 100/s, stay: 5s}]}"));
    assertEquals(
        new ArrivalSpec.Diurnal(50, 90, 24 * Time.HOUR, 18 * Time.HOUR),
        arrivals("{diurnal: {mean: 50/s, peak: 90/s, peak_at: 18h}}"));
    assertEquals(
        new ArrivalSpec.Steps(List.of(
            new ArrivalSpec.Steps.Step(Time.MINUTE, 10),
            new ArrivalSpec.Steps.Step(2 * Time.MINUTE, 0))),
        arrivals("{steps: [{at: 1m, rate: 10/s}, {at: 2:00, rate: 0}]}"));
    assertEquals(
        new ArrivalSpec.Closed(50, new Exponential(5.0 * Time.SECOND)),
        arrivals("{closed: {users: 50, think: {mean: 5s}}}"));
  }

  private long[] replayed(String csv) {
    folder.file("arrivals.csv", csv);
    return ((ArrivalSpec.Replay) arrivals("{replay: arrivals.csv}")).timesNs();
  }

  @Test
  void aRecordingIsReadFromItsFirstColumn() {
    assertArrayEquals(
        new long[] {500_000_000L, 1_034_000_001L, 2_000_000_000L},
        replayed("time,user\n# a comment\n0.5,anna\n\n1.034000001,ben\n2s,carl\n"));
  }

  @Test
  void aMistakeInARecordingHasItsLine() {
    folder.file("arrivals.csv", "1.0\nlater\n0.5\n");

    String text = problems("arrivals: {replay: arrivals.csv}");
    assertTrue(
        text.contains(
            "arrivals.csv:2:1: error: found \"later\", expected a time in seconds such as 12.034"),
        text);
    assertTrue(text.contains("arrivals.csv:3:1: error: is before the line before it"), text);
  }

  @Test
  void aRecordingLiesInTheScenariosDirectory() {
    String text = problems("arrivals: {replay: ../arrivals.csv}");
    assertTrue(text.contains("leads out of the scenario's directory"), text);
    assertTrue(text.contains("a.yaml:3:"), text);

    String absolute = problems("arrivals: {replay: /etc/hosts}");
    assertTrue(absolute.contains("leads out of the scenario's directory"), absolute);

    String missing = problems("arrivals: {replay: nowhere.csv}");
    assertTrue(missing.contains("nowhere.csv: no such file"), missing);
  }

  @Test
  void whatCannotBeIsAProblem() {
    assertTrue(
        problems("arrivals: {poisson: 5/s, steady: 5/s}").contains("exactly one of poisson"));
    assertTrue(problems("arrivals: {diurnal: {mean: 5/s, peak: 20/s}}").contains("twice the mean"));
    assertTrue(problems("arrivals: {steps: [{at: 2m, rate: 1/s}, {at: 1m, rate: 2/s}]}")
        .contains("is not after the step before"));
    assertTrue(problems("arrivals: {mmpp: [{rate: 0, stay: 1s}]}").contains("rate more than 0"));
    assertTrue(problems("arrivals: 5/s, retries: {pause: 1s}").contains("missing key \"most\""));
    assertTrue(problems("arrivals: {clozed: {users: 1}}").contains("closed"));
  }

  @Test
  void retriesHaveDefaults() {
    assertEquals(RetrySpec.NONE, user("arrivals: 1/s").retries());
    assertEquals(
        new RetrySpec(
            3, 100 * Time.MILLISECOND, 2, 10 * Time.SECOND, false, false, RetrySpec.NO_BUDGET),
        user("arrivals: 1/s, retries: {most: 3}").retries());
    assertEquals(
        new RetrySpec(2, Time.SECOND, 1, 5 * Time.SECOND, true, true, 0.1),
        user("arrivals: 1/s, retries: {most: 2, backoff: constant, pause: 1s, longest: 5s,"
                + " jitter: true, on: any, budget: 10%}")
            .retries());
  }

  @Test
  void connectionsAreKeptOnDemand() {
    assertEquals(KeepAliveSpec.NONE, user("arrivals: 1/s").keepAlive());
    assertEquals(
        new KeepAliveSpec(75 * Time.SECOND, 1000),
        user("arrivals: 1/s, keep_alive: true").keepAlive());
    assertEquals(
        new KeepAliveSpec(5 * Time.SECOND, 10),
        user("arrivals: 1/s, keep_alive: {idle: 5s, requests: 10}").keepAlive());
  }

  private static final String WEB = """
      stacks: {app: stack.yml}
      applications:
        web:
          health: { asks: "%s" }
          pools: { %s: { size: 2 } }
          on:
            "GET /": [ { call: cache.ping, retries: { most: 1 } } ]
      """;

  @Test
  void programsHavePoolsRetriesAndProbesThatAsk() {
    ApplicationSpec web = folder
        .file("a.yaml", WEB.formatted("GET /", "cache"))
        .loaded("a.yaml")
        .run()
        .applications()
        .get("app_web");

    assertEquals("GET /", web.healthAsks());
    assertEquals(Map.of("cache", new PoolSpec(2, 30 * Time.SECOND, 10 * Time.MINUTE)), web.pools());
    Step.Call call = (Step.Call) web.handlers().get("GET /").get(0);
    assertEquals(1, call.retries().most());
  }

  @Test
  void aPoolThatNobodyUsesIsAProblem() {
    folder.file("a.yaml", WEB.formatted("GET /", "cash"));
    LoadResult result = new ScenarioLoader(Map.of(), InputStream.nullInputStream())
        .load(temporary.resolve("a.yaml"), Overrides.NONE);
    String text = assertInstanceOf(LoadResult.Rejected.class, result).text();

    assertTrue(text.contains("calls no service of this name"), text);
    assertTrue(text.contains("cache"), text);
  }
}
