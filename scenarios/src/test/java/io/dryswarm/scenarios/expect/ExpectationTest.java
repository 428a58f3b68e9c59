package io.dryswarm.scenarios.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.compose.yaml.YamlReader;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Time;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.ControlPlaneResult;
import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.models.result.RunResult.ItemResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.ServiceResult;
import io.dryswarm.models.result.RunResult.TaskResult;
import io.dryswarm.models.result.SecretResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
  private static final Subjects SUBJECTS = new Subjects(
      List.of("voters", "nobody"),
      List.of("votes"),
      new TreeMap<>(Map.of(
          "redis",
          "vote_redis",
          "vote_redis",
          "vote_redis",
          "worker",
          "vote_worker",
          "vote_worker",
          "vote_worker")),
      List.of("worker-2", "node-of vote_db.1"),
      List.of("manager-1", "worker-2"),
      List.of("secret(pass)", "config(*)"));

  private static final RunResult RESULT = new RunResult(
      RunIdentity.of("test", 1),
      10 * Time.MINUTE,
      3,
      3,
      List.of(),
      List.of(
          new RequestResult(
              "voters", "POST /", 1000, 990, counts("refused", 8), 5, 2, milliseconds(100)),
          new RequestResult("nobody", "GET /", 0, 0, counts("none", 0), 0, 0, milliseconds(0))),
      List.of(
          new ServiceResult("vote_redis", 990, 0.25, 1.5, 7, 0),
          new ServiceResult("vote_worker", 980, 0.875, 0, 0, 2, 1, 3)),
      List.of(new ItemResult(
          "votes",
          1000,
          990,
          960,
          10,
          counts("worker-2", 15),
          counts("redis", 5),
          milliseconds(10),
          milliseconds(20),
          42)),
      List.of(
          fault("crash worker-2", "worker-2", 30 * Time.SECOND),
          fault("crash node-of vote_db.1", "worker-3", RunResult.NOT_SEEN)),
      new ControlPlaneResult(1, 12 * Time.SECOND, 500, milliseconds(3), 4, 2),
      List.of(),
      List.of(
          new TaskResult(
              "vote_redis",
              1,
              2,
              3,
              new TreeMap<>(Map.of("worker-2", 5L, "manager-1", 1L)),
              List.of("updating", "rollback_started", "rollback_completed")),
          new TaskResult("vote_worker", 0, 0, 0, new TreeMap<>(), List.of())),
      List.of(secret("pass", 9, RunResult.NOT_SEEN), secret("pass", 3, 8 * Time.SECOND)),
      0,
      0,
      0);

  private static SecretResult secret(String name, int restarts, long rotationNs) {
    return new SecretResult(
        SecretResult.Kind.SECRET,
        name,
        Time.SECOND,
        List.of(
            new SecretResult.NodeFile("a", 2 * Time.SECOND, Time.SECOND, Time.MILLISECOND, 1),
            new SecretResult.NodeFile("b", 5 * Time.SECOND, 4 * Time.SECOND, Time.SECOND, 1)),
        "",
        rotationNs == RunResult.NOT_SEEN ? RunResult.NOT_SEEN : Time.MINUTE,
        rotationNs,
        restarts,
        counts("timeout", 7),
        0);
  }

  private static FaultResult fault(String text, String node, long fullNs) {
    return new FaultResult(
        text,
        node,
        4 * Time.MINUTE,
        2,
        5 * Time.SECOND,
        12 * Time.SECOND,
        18 * Time.SECOND,
        25 * Time.SECOND,
        fullNs,
        counts("timeout", 9),
        3,
        List.of());
  }

  private static SortedMap<String, Long> counts(String cause, long count) {
    return new TreeMap<>(Map.of(cause, count));
  }

  /** One sample at each of 1 ms, 2 ms, ... */
  private static Histogram milliseconds(int count) {
    Histogram histogram = new Histogram(3);
    for (int i = 1; i <= count; i++) {
      histogram.recordValue(i * Time.MILLISECOND);
    }
    return histogram;
  }

  private static String verdict(String expectation) {
    Problems problems = new Problems();
    SourceFile file = SourceFile.of("f", expectation);
    Place place =
        Place.root(Objects.requireNonNull(YamlReader.read(file, expectation, problems)), problems);
    List<Expectation> read = new ExpectReader(SUBJECTS).read(place);
    if (!problems.isEmpty()) {
      return problems.sorted().get(0).message();
    }
    Verdict verdict = read.get(0).evaluate(RESULT);
    String margin = verdict.margin().isPresent()
        ? String.format(Locale.ROOT, " %+.2f", verdict.margin().getAsDouble())
        : "";
    return (verdict.holds() ? "holds: " : "fails: ") + verdict.actual() + margin;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          voters.latency.p99: < 250ms                 | holds: 99 ms +0.60
          voters.latency.p50: < 40ms                  | fails: 50 ms -0.25
          voters.latency.p99.9: <= 1s                 | holds: 100 ms +0.90
          voters.latency.max: '> 50ms'                | holds: 100 ms +1.00
          voters.errors: < 1%                         | holds: 0.8% +0.20
          voters.errors: == 0                         | fails: 0.8%
          voters.requests: '>= 1000'                  | holds: 1000 +0.00
          voters.retried: '!= 5'                      | fails: 5
          nobody.errors: < 1%                         | fails: no requests
          nobody.latency.mean: < 1s                   | fails: no samples
          votes.lost: == 0                            | fails: 5
          votes.stranded: == 15                       | holds: 15
          votes.waiting: < 5                          | fails: 10 -1.00
          votes.peak_queue: < 84                      | holds: 42 +0.50
          votes.store_latency.max: < 1s               | holds: 10 ms +0.99
          redis.max_queue: < 14                       | holds: 7 +0.50
          vote_redis.utilisation: < 50%               | holds: 25% +0.50
          redis.mean_queue: < 3                       | holds: 1.5 +0.50
          worker.restarts: == 2                       | holds: 2
          recovery(worker-2).detected: < 20s          | holds: 12 s +0.40
          recovery(worker-2).full_capacity: < 40s     | holds: 30 s +0.25
          recovery(worker-2).failed: < 18             | holds: 9 +0.50
          recovery(node-of vote_db.1).first_healthy: < 50s | holds: 25 s +0.50
          recovery(node-of vote_db.1).full_capacity: < 90s | fails: did not happen
          worker.fewest_serving: '>= 1'               | holds: 1 +0.00
          worker.most_serving: == 4                   | fails: 3
          redis.running: == 6                         | holds: 6
          worker.running: == 1                        | fails: 0
          redis.tasks_on(worker-2): == 5              | holds: 5
          worker.tasks_on(manager-1): == 0            | holds: 0
          redis.tasks_on(worker-9): == 0              | unknown metric; did you mean "redis.tasks_on(worker-2)"?
          redis.tasks_on: == 0                        | unknown metric; did you mean "redis.tasks_on(worker-2)"?
          recovery(..).detected: < 3s                 | unknown metric; did you mean "recovery(worker-2).detected"?
          recovery: < 3s                              | unknown metric; did you mean "recovery(worker-2).gossip"?
          recovery(manager-3).full_capcity: < 3s      | unknown metric; did you mean "recovery(worker-2).full_capacity"?
          detected: < 3s                              | unknown metric; did you mean "recovery(worker-2).detected"?
          redis.pending_tasks: == 1                   | holds: 1
          redis.completed_tasks: == 2                 | holds: 2
          redis.failed_tasks: < 3                     | fails: 3 +0.00
          redis.update: == rollback_completed         | holds: rollback_completed
          'redis.update_path: "== updating, rollback_started, rollback_completed"' | holds: updating, rollback_started, rollback_completed
          redis.update: == complete                   | no update has the state "complete"; did you mean "completed"?
          worker.update: == completed                 | fails: was not updated
          secret(pass).propagation: < 8s              | holds: 4 s +0.50
          secret(pass).delivery: < 2s                 | holds: 1 s +0.50
          secret(pass).rotation: < 16s                | holds: 8 s +0.50
          secret(pass).restarts: == 3                 | holds: 3
          secret(pass).failed: == 7                   | holds: 7
          secret(pass).nodes: == 2                    | holds: 2
          secret(paß).nodes: == 2                     | unknown metric; did you mean "secret(pass).nodes"?
          config(any).rotation: < 16s                 | fails: not in the result
          control.term: == 4                          | holds: 4
          control.refused: == 2                       | holds: 2
          control.elections: == 1                     | holds: 1
          control.leaderless: < 24s                   | holds: 12 s +0.50
          bottleneck: == worker                       | holds: vote_worker
          bottleneck: '!= vote_worker'                | fails: vote_worker
          voters.latency.p101: < 1s                   | unknown metric; did you mean "voters.latency.p50"?
          voters.latncy.p99: < 1s                     | unknown metric; did you mean "voters.latency.p99"?
          votes.lots: == 0                            | unknown metric; did you mean "votes.lost"?
          voters.latency.p99: < 5                     | found the limit "5", expected a duration such as 250ms or 40s
          voters.latency.p99: 250ms                   | found "250ms", expected one of <= >= == != < > and a limit
          """)
  void comparesTheResultWithTheLimit(String expectation, String expected) {
    assertEquals(expected, verdict(expectation));
  }
}
