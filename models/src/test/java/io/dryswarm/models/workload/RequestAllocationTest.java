package io.dryswarm.models.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.models.ipvs.Passage;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.underlay.LinuxKernel;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.volumes.LocalVolumes;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Requests allocate nothing once the tables have their size: open and closed loops, kept and pooled connections, a crowded core, and
 * calls that are tried again.
 */
class RequestAllocationTest {
  private static final long MS = Time.MILLISECOND;
  private static final int WEB = 1;
  private static final int DB = 2;

  private final Simulation sim = new Simulation(RunIdentity.of("allocation", 1));

  /** A network without a failure; every third call of a program finds nobody. */
  private static final class PlainDialer implements Dialer {
    private int calls;

    @Override
    public boolean isClosedSince(
        int fromNode, long route, boolean toBackend, boolean fromOutside, long timeNs) {
      return false;
    }

    @Override
    public long lookup(int node, int clientTask, String name) {
      return DB;
    }

    @Override
    public long dial(int node, int clientTask, long place, int clientPort) {
      return ++calls % 3 == 0 ? REFUSED : place;
    }

    @Override
    public long dialPublished(
        Protocol protocol, int entryNode, int port, int clientAddress, int clientPort) {
      return WEB;
    }

    @Override
    public long connection() {
      return NO_CONNECTION;
    }

    @Override
    public void established(long connection, boolean keptAlive) {
      // Nobody counts.
    }

    @Override
    public void closed(long connection, boolean byReset) {
      // Nobody counts.
    }

    @Override
    public Passage pass(long connection) {
      return Passage.FORWARDED;
    }

    @Override
    public int task(long route) {
      return (int) route;
    }

    @Override
    public int node(long route) {
      return 0;
    }

    @Override
    public long toBackendNs(int fromNode, long route, int bytes) {
      return MS / 10;
    }

    @Override
    public long toClientNs(int fromNode, long route, int bytes) {
      return MS / 10;
    }
  }

  private WorkloadHost host() {
    RetrySpec retries = new RetrySpec(9, MS, 2, 4 * MS, true, false, RetrySpec.NO_BUDGET);
    TreeMap<String, List<Step>> web = Bench.on(
        "GET",
        new Step.Compute(new Exponential(1.0 * MS)),
        new Step.Call("db", "query", Time.SECOND, false, Step.OnError.FAIL, retries));
    TreeMap<String, PoolSpec> pools = new TreeMap<>();
    pools.put("db", new PoolSpec(2, Time.MINUTE, MS));
    TreeMap<String, ApplicationSpec> applications = new TreeMap<>();
    applications.put("web", program("web", web).withPools(pools));
    applications.put(
        "db", program("db", Bench.on("query", new Step.Sleep(new Exponential(1.0 * MS)))));
    KeepAliveSpec kept = new KeepAliveSpec(20 * MS, 10);
    List<UserSpec> users = List.of(
        users("open", new ArrivalSpec.Poisson(300), KeepAliveSpec.NONE),
        users("kept", new ArrivalSpec.Poisson(100), kept),
        users("closed", new ArrivalSpec.Closed(20, new Exponential(100.0 * MS)), kept));
    return new WorkloadHost(
        sim,
        new Nodes(List.of("n0")),
        new long[] {1_000_000_000L},
        new PlainDialer(),
        new LocalVolumes(),
        applications,
        users,
        LinuxKernel.DEFAULT,
        (node, task, code) -> {});
  }

  private static ApplicationSpec program(String name, TreeMap<String, List<Step>> handlers) {
    Constant atOnce = new Constant(0);
    return new ApplicationSpec(
        name, 100, 1000, atOnce, atOnce, atOnce, "", handlers, List.of(), List.of());
  }

  private static UserSpec users(String name, ArrivalSpec arrivals, KeepAliveSpec keepAlive) {
    return new UserSpec(
        name,
        8080,
        "GET",
        arrivals,
        Time.MINUTE,
        RetrySpec.NONE,
        keepAlive,
        List.of(0),
        new Constant(0),
        "",
        0);
  }

  @Test
  void servingAllocatesNothing() {
    WorkloadHost host = host();
    host.start(new ProcessInfo(WEB, "web.1", 0, "web", new TreeMap<>()));
    host.start(new ProcessInfo(DB, "db.1", 0, "db", new TreeMap<>()));
    sim.runUntil(100 * Time.SECOND);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    sim.runUntil(200 * Time.SECOND);
    long allocated = threads.getThreadAllocatedBytes(thread) - before;

    long requests = host.results().requests().stream().mapToLong(r -> r.ok()).sum() / 2;
    assertTrue(requests > 40_000, () -> requests + " requests");
    assertEquals(0, allocated / requests, "bytes per request, of " + allocated);
    assertEquals(List.of(), host.violations());
  }
}
