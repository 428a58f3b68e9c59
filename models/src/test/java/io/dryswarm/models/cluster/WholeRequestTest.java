package io.dryswarm.models.cluster;

import static io.dryswarm.models.cluster.SmallCluster.node;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Uniform;
import io.dryswarm.core.trace.MemorySink.TraceRecord;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.FaultTrace;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.overlay.OverlayTrace;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.ArrivalSpec;
import io.dryswarm.models.workload.KeepAliveSpec;
import io.dryswarm.models.workload.RetrySpec;
import io.dryswarm.models.workload.Step;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.models.workload.WorkloadTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/**
 * Whole requests of users, from the SYN to the answer, against {@link HopByHop}: the collapsed path of the models must give every request
 * the same fate at the same nanosecond. What changes meanwhile (load balancers, programs) the oracle takes from the run's trace.
 *
 * <p>The collapsed path decides a packet's fate when it is sent. So a run in which something changed while a packet was on its way may
 * differ from that moment on, because the load balancer's next turn is another one. Enough runs are made that some agree to the end.
 */
class WholeRequestTest {
  private static final long WIRE_NS = 200_000;
  private static final long ACCESS_NS = 100_000;
  private static final long SERVICE_NS = 5 * Time.MILLISECOND;
  private static final long PATIENCE_NS = 10 * Time.SECOND;
  private static final long USERS_NS = 30 * Time.SECOND;
  private static final long END_NS = 120 * Time.SECOND;
  private static final int WORKERS = 1;
  private static final int BACKLOG = 4;
  private static final int[] ENTRIES = {0, 3};
  private static final double RATE_PER_ENTRY = 150;
  private static final int RUNS = 3;
  private static final int MOST_RUNS = 12;

  private final RunLog log = new RunLog();
  private final TreeMap<String, String> seen = new TreeMap<>();
  private final TreeMap<String, Integer> fates = new TreeMap<>();

  private static String users(int entry) {
    return "at-" + entry;
  }

  private static long[] arrivals(long seed) {
    Random dice = new Random(seed);
    List<Long> times = new ArrayList<>();
    double atNs = 0;
    while (true) {
      atNs -= Math.log(1 - dice.nextDouble()) / RATE_PER_ENTRY * Time.SECOND;
      if (atNs > END_NS - USERS_NS) {
        return times.stream().mapToLong(Long::longValue).toArray();
      }
      times.add((long) atNs);
    }
  }

  private static SmallCluster cluster(long seed, Distribution wireNs) {
    SmallCluster cluster = new SmallCluster();
    cluster.seed = seed;
    cluster.durationNs = END_NS;
    cluster.underlay = new UnderlaySpec(wireNs, 1_000_000_000_000_000L);
    cluster.service("web", 3, 8080, List.of());
    Constant atOnce = new Constant(0);
    TreeMap<String, List<Step>> handlers = new TreeMap<>();
    handlers.put("get", List.of(new Step.Sleep(new Constant(SERVICE_NS))));
    cluster.program(
        "web",
        new ApplicationSpec(
            "web",
            WORKERS,
            BACKLOG,
            atOnce,
            atOnce,
            new Constant(Time.SECOND),
            "",
            handlers,
            List.of(),
            List.of()));
    for (int entry : ENTRIES) {
      cluster.users.add(new UserSpec(
          users(entry),
          8080,
          "get",
          new ArrivalSpec.Replay(arrivals(seed * 10 + entry)),
          PATIENCE_NS,
          RetrySpec.NONE,
          KeepAliveSpec.NONE,
          List.of(entry),
          new Constant(ACCESS_NS),
          "",
          USERS_NS));
    }
    return cluster;
  }

  /** A cable that is out for two seconds, a killed container, and a node that dies. */
  private static void faults(SmallCluster cluster) {
    NodeRef.OfTask web = new NodeRef.OfTask("shop_web", 1, "shop_web.1");
    cluster.actions.add(
        new TimedAction(45 * Time.SECOND, new Action.LinkDown(node(4), 2 * Time.SECOND)));
    cluster.actions.add(new TimedAction(60 * Time.SECOND, new Action.KillTask(web)));
    cluster.crash(80 * Time.SECOND, node(5));
  }

  private HopByHop oracle(long seed, LongSupplier wireNs) {
    HopByHop oracle = new HopByHop(wireNs, ACCESS_NS, SERVICE_NS, PATIENCE_NS);
    int ingress = (int) log.of(OverlayTrace.BACKEND_ADDED).stream()
        .filter(r -> r.entity() == 0)
        .findFirst()
        .orElseThrow()
        .b();
    changes(OverlayTrace.BACKEND_ADDED, ingress, oracle, (r, b) -> b.add((int) r.a()));
    changes(OverlayTrace.BACKEND_DISABLED, ingress, oracle, (r, b) -> b.disable((int) r.a()));
    changes(OverlayTrace.BACKEND_REMOVED, ingress, oracle, (r, b) -> b.remove((int) r.a()));
    each(WorkloadTrace.LISTENING, oracle, r -> {
      HopServer server = new HopServer((int) r.a(), WORKERS, BACKLOG);
      oracle.listens(r.entity(), server);
    });
    each(WorkloadTrace.EXITED, oracle, r -> oracle.ends(r.entity()));
    each(FaultTrace.LINK_DOWN, oracle, r -> oracle.setCut(r.entity(), true));
    each(FaultTrace.LINK_UP, oracle, r -> oracle.setCut(r.entity(), false));
    each(FaultTrace.CRASH, oracle, r -> oracle.powerOff(r.entity()));
    for (int entry : ENTRIES) {
      for (long atNs : arrivals(seed * 10 + entry)) {
        oracle.request(users(entry), entry, USERS_NS + atNs);
      }
    }
    return oracle;
  }

  private interface Changing {
    void apply(TraceRecord record, HopBalancer balancer);
  }

  private void changes(TraceCode code, int ingress, HopByHop oracle, Changing changing) {
    each(code, oracle, record -> {
      if (record.b() == ingress) {
        changing.apply(record, oracle.balancer(record.entity()));
      }
    });
  }

  private void each(TraceCode code, HopByHop oracle, Consumer<TraceRecord> effect) {
    log.of(code).forEach(r -> oracle.change(r.timeNs(), () -> effect.accept(r)));
  }

  private void run(SmallCluster cluster) {
    cluster.run(new RunOptions(
        List.of(log),
        nowNs -> {},
        Long.MAX_VALUE,
        null,
        null,
        (users, arrivedNs, endedNs, cause) -> seen.put(
            users + " " + arrivedNs, (cause == null ? "ok" : cause.label()) + " " + endedNs)));
  }

  /** Whether all requests ended alike; those that ended before the first change that met a packet under way must. */
  private boolean agrees(long seed) {
    HopByHop oracle = oracle(seed, () -> WIRE_NS);
    boolean alike = true;
    for (HopRequest request : oracle.run(END_NS)) {
      String collapsed = seen.getOrDefault(request.users + " " + request.arrivedNs, "unfinished");
      String walked = request.over ? request.fate + " " + request.endedNs : "unfinished";
      if (!walked.equals(collapsed)) {
        assertTrue(
            request.over && request.endedNs >= oracle.firstCaughtNs(),
            () -> "seed " + seed + ": " + request + ", collapsed: " + collapsed);
        alike = false;
      }
    }
    if (alike) {
      oracle.run(END_NS).forEach(r -> fates.merge(r.over ? r.fate : "unfinished", 1, Integer::sum));
    }
    return alike;
  }

  @Test
  void inPeaceEveryRequestEndsAtTheSameNanosecond() {
    run(cluster(1, new Constant(WIRE_NS)));
    assertTrue(agrees(1));
    assertEquals(List.of("ok", "unfinished"), List.copyOf(fates.keySet()), fates::toString);
    assertTrue(fates.get("ok") > 25_000, fates::toString);
  }

  @Test
  void underFaultsEveryRequestHasTheSameFate() {
    int whole = 0;
    for (long seed = 1; seed <= MOST_RUNS && whole < RUNS; seed++) {
      log.clear();
      seen.clear();
      SmallCluster cluster = cluster(seed, new Constant(WIRE_NS));
      faults(cluster);
      run(cluster);
      whole += agrees(seed) ? 1 : 0;
    }
    assertEquals(RUNS, whole, "runs without a packet under way at any change");
    assertEquals(
        "[connect time-out, connection refused, connection reset, ok, read time-out, unfinished]",
        fates.keySet().toString(),
        fates::toString);
  }

  /** Kolmogorov-Smirnov at 1 %, where both draw how long each packet is on the wire. */
  @Test
  void latenciesAreDistributedAlike() {
    run(cluster(1, new Uniform(WIRE_NS / 2.0, WIRE_NS * 3 / 2.0)));
    Random dice = new Random(7);
    List<HopRequest> walked =
        oracle(1, () -> WIRE_NS / 2 + (long) (dice.nextDouble() * WIRE_NS)).run(END_NS);

    long[] expected = walked.stream()
        .filter(r -> r.over)
        .mapToLong(r -> r.endedNs - r.arrivedNs)
        .sorted()
        .toArray();
    long[] collapsed = seen.entrySet().stream()
        .mapToLong(e -> Long.parseLong(e.getValue().split(" ")[1])
            - Long.parseLong(e.getKey().split(" ")[1]))
        .sorted()
        .toArray();

    double distance = distance(expected, collapsed);
    double limit = 1.63 * Math.sqrt(1.0 / expected.length + 1.0 / collapsed.length);
    assertTrue(distance < limit, () -> distance + ", limit " + limit);
  }

  private static double distance(long[] a, long[] b) {
    double distance = 0;
    int below = 0;
    for (int i = 0; i < a.length; i++) {
      while (below < b.length && b[below] <= a[i]) {
        below++;
      }
      if (i + 1 == a.length || a[i + 1] > a[i]) {
        distance = Math.max(distance, Math.abs((i + 1.0) / a.length - (double) below / b.length));
      }
    }
    return distance;
  }
}
