package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.workload.FailureCause;
import io.dryswarm.models.workload.RequestObserver;
import io.dryswarm.models.workload.WorkloadTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One run of the base case of data-plane facts 10 and what its clients saw. Five nodes, three of them managers; service {@code s} has its
 * four tasks on all nodes but manager-3, behind a virtual IP. All times are seconds from the fault.
 *
 * <p>Clients that connect anew for each request: {@code outer} at the published port of manager-3, {@code inner} in a container there,
 * which users reach past the mesh and which connects to the virtual IP once for each of their requests; {@code outer-1} and {@code inner-1}
 * are the same at worker-1, the node that most faults hit. {@code old} are connections through manager-3 that are kept.
 */
final class FailureExperience {
  /** When faults come, seconds from the start of the run. */
  static final int FAULT = 50;

  private static final String STACK = """
      services:
        s:
          image: example/s
          ports: ["80:80"]
          deploy: { replicas: 4, placement: { constraints: [node.hostname != manager-3] } }
        probe:
          image: example/probe
          ports: [ { target: 80, published: 8081, mode: host } ]
          deploy: { mode: global, placement: { constraints: [node.labels.probe == yes] } }
        late:
          image: example/late
          deploy: { replicas: 0 }
      """;

  private static final String SCENARIO = """
      seed: %d
      duration: %ds
      stacks: { app: stack.yml }
      cluster:
        managers: { count: 3, labels: { probe: [no, no, yes] } }
        workers: { count: 2, labels: { probe: [yes, no] } }
        %s
      applications:
        app_s:
          %s
          start: 1ms
        app_late: { start: 1ms }
        app_probe:
          workers: 10000
          on:
            "GET /": [ { call: s.get, timeout: 20s, on_error: fail } ]
            "GET /late": [ { call: late.get, timeout: 20s, on_error: fail } ]
      users:
        outer: { target: 80, entry: manager-3, access: 2ms, arrivals: { steady: 50/s }, timeout: 20s }
        inner: { target: 8081, entry: manager-3, access: 2ms, arrivals: { steady: 50/s }, timeout: 30s }
        outer-1: { target: 80, entry: worker-1, access: 2ms, arrivals: { steady: 25/s }, timeout: 20s }
        inner-1: { target: 8081, entry: worker-1, access: 2ms, arrivals: { steady: 25/s }, timeout: 30s }
        old:
          target: 80
          entry: manager-3
          arrivals: { closed: { users: 40, think: { mean: 1s } } }
          keep_alive: { idle: 60s, requests: 100000 }
          timeout: 20s
        %s
      timeline:
        %s
      """;

  private final List<Request> requests = new ArrayList<>();
  private final List<Double> listening = new ArrayList<>();
  private final RunResult result;

  /** How long after the fault clients are looked at: later ones may not have come to an end. */
  private final double seconds;

  private FailureExperience(FailureCase row, RunResult result, Recorder recorder) {
    this.seconds = row.seconds();
    this.result = result;
    requests.addAll(recorder.requests);
    listening.addAll(recorder.listening);
  }

  static FailureExperience of(FailureCase row, int seed, ScenarioFolder folder) {
    String text = String.format(
        SCENARIO,
        seed,
        FAULT + row.seconds() + 21,
        row.cluster(),
        row.application(),
        row.users(),
        row.timeline());
    String image = "image: example/s\n";
    folder.file("stack.yml", STACK.replace(image, image + "    " + row.service() + "\n"));
    Recorder recorder = new Recorder();
    RunOptions options =
        new RunOptions(List.of(recorder), now -> {}, Long.MAX_VALUE, null, null, recorder);
    RunResult result =
        ClusterSimulation.run(folder.file("a.yaml", text).loaded("a.yaml").run(), options);
    return new FailureExperience(row, result, recorder);
  }

  RunResult result() {
    return result;
  }

  /** Requests of a kind of client that arrived from {@code from} until before {@code to}. */
  List<Request> of(String users, double from, double to) {
    return requests.stream()
        .filter(r -> r.users.equals(users) && r.at >= from && r.at < to)
        .toList();
  }

  /** When programs came to listen after the fault. */
  List<Double> newTasks() {
    return listening.stream().filter(at -> at > 0).toList();
  }

  double firstNewTask() {
    return newTasks().stream().mapToDouble(at -> at).min().orElseThrow();
  }

  /** When the first other node dropped the back ends of the node that the fault hit. */
  double detected() {
    return Recorder.seconds(result.faults().get(0).gossipNs());
  }

  double lastHit(String users) {
    return of(users, -5, Double.MAX_VALUE).stream()
        .filter(Request::isHit)
        .mapToDouble(Request::at)
        .max()
        .orElseThrow();
  }

  long mostServing(String service) {
    return result.services().stream()
        .filter(s -> s.service().equals(service))
        .findFirst()
        .orElseThrow()
        .mostServing();
  }

  /** Nobody of them fails or has to wait, before the fault or after. */
  void noticeNothing(String... users) {
    noticeNothing(-15, seconds, users);
  }

  void noticeNothing(double from, double to, String... users) {
    for (String one : users) {
      assertEquals(List.of(), of(one, from, to).stream().filter(Request::isHit).toList());
    }
  }

  void failNowhere(String... users) {
    failNowhere(-15, users);
  }

  void failNowhere(double from, String... users) {
    for (String one : users) {
      assertEquals(
          List.of(), of(one, from, seconds).stream().filter(Request::failed).toList());
    }
  }

  /** Who notices anything arrives in that time. */
  void onlyBetween(double from, double to, String... users) {
    noticeNothing(-15, from - 0.05, users);
    noticeNothing(to, seconds, users);
  }

  static double share(List<Request> of, Predicate<Request> which) {
    return of.stream().filter(which).count() / (double) of.size();
  }

  /**
   * A request that is over.
   *
   * @param at    when the user wanted something
   * @param took  until the end, seconds
   * @param cause why it failed, or {@code null}
   */
  record Request(
      String users, double at, double took, @Nullable FailureCause cause) {
    boolean failed() {
      return cause != null;
    }

    /** Longer than any retransmission of a request takes a server that is near: a SYN was sent again. */
    boolean isDelayed() {
      return took > 0.9;
    }

    boolean isHit() {
      return failed() || isDelayed();
    }
  }

  private static final class Recorder implements RequestObserver, TraceSink {
    private final List<Request> requests = new ArrayList<>();
    private final List<Double> listening = new ArrayList<>();

    private static double seconds(long ns) {
      return ns / (double) Time.SECOND;
    }

    @Override
    public void ended(String users, long arrivedNs, long endedNs, @Nullable FailureCause cause) {
      double at = seconds(arrivedNs) - FAULT;
      requests.add(new Request(users, at, seconds(endedNs - arrivedNs), cause));
    }

    @Override
    public void record(long timeNs, TraceCode code, int entity, long a, long b, String text) {
      if (code.equals(WorkloadTrace.LISTENING)) {
        listening.add(seconds(timeNs) - FAULT);
      }
    }
  }
}
