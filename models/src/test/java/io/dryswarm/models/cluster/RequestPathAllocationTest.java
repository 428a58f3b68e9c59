package io.dryswarm.models.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.workload.UserSpec;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Requests allocate nothing on their whole way: from users outside over the routing mesh of any node to a web server, from there by name and
 * VIP to a queue, and back. Two runs of the same swarm with different numbers of users: what the swarm itself allocates is the same.
 */
class RequestPathAllocationTest {
  /** Closed connections leave the load balancers' tables after two minutes: then these have their size. */
  private static final long STEADY_S = 200;

  private static final long END_S = 260;
  private static final int FEW = 200;
  private static final int MANY = 500;

  /** Half of the smallest object. */
  private static final long NOTHING_BYTES = 8;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long steadyBytes;

  private long bytesAllocated(int requestsPerSecond) {
    SmallCluster cluster = SmallCluster.shop();
    cluster.durationNs = END_S * Time.SECOND;
    cluster.users.clear();
    cluster.users.add(new UserSpec(
        "customers",
        8080,
        "order",
        requestsPerSecond,
        10 * Time.SECOND,
        List.of(0, 1, 2, 3, 4, 5),
        new Constant(Time.MILLISECOND),
        "",
        30 * Time.SECOND));
    RunResult result = cluster.run(new RunOptions(
        List.of(),
        nowNs -> {
          if (nowNs == STEADY_S * Time.SECOND) {
            steadyBytes = threads.getCurrentThreadAllocatedBytes();
          } else if (nowNs == END_S * Time.SECOND) {
            steadyBytes = threads.getCurrentThreadAllocatedBytes() - steadyBytes;
          }
        },
        Long.MAX_VALUE,
        null));
    assertEquals(new TreeMap<>(), result.requests().get(0).errors());
    return steadyBytes;
  }

  @Test
  void servingUsersAllocatesNothing() {
    bytesAllocated(FEW); // classes, and whatever is made on first use
    long few = bytesAllocated(FEW);
    long many = bytesAllocated(MANY);
    long requests = (MANY - FEW) * (END_S - STEADY_S);
    assertTrue(
        many - few < NOTHING_BYTES * requests,
        () -> "bytes per request: " + (double) (many - few) / requests + ", of " + few + " and "
            + many);
  }
}
