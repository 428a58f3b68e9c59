package io.dryswarm.models.overlay;

import static io.dryswarm.models.overlay.OverlayCluster.BACKEND;
import static io.dryswarm.models.overlay.OverlayCluster.CLIENT;
import static io.dryswarm.models.overlay.OverlayCluster.REDIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.management.ThreadMXBean;
import io.dryswarm.models.spec.PortSpec.Protocol;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Resolving and selecting must not allocate: they are done for every connection of a run. */
class HotPathAllocationTest {
  private static final int CALLS = 20_000;

  /** A task whose container asks; its id is none of the small ones that Java keeps boxed. */
  private static final int CONTAINER = 70_000;

  @Test
  void dialingAllocatesNothing() {
    OverlayCluster c = new OverlayCluster(3, 1).withBackend();
    for (int task = 1000; task < 1004; task++) {
      c.start(1, OverlayCluster.redis(task));
      c.start(2, OverlayCluster.web(task));
    }
    c.start(0, OverlayCluster.redis(CONTAINER));
    c.run(2);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    dial(c);
    long before = threads.getThreadAllocatedBytes(thread);
    long sum = dial(c);
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    assertNotEquals(0, sum);
    assertEquals(0, allocated / CALLS, "bytes per call, of " + allocated);
  }

  private static long dial(OverlayCluster c) {
    long sum = 0;
    for (int call = 0; call < CALLS; call++) {
      int vip = c.overlay.resolve(0, BACKEND, "redis");
      int task = (int) c.overlay.selectService(0, BACKEND, vip, CLIENT, 1 + call % 10_000);
      c.overlay.established(c.overlay.connection(), false);
      c.overlay.pass(c.overlay.connection());
      c.overlay.closed(c.overlay.connection(), false);
      int address = c.overlay.addressOf(0, BACKEND, task);
      sum += c.overlay.nodeOf(0, BACKEND, address);
      sum += c.overlay.hasBackend(0, BACKEND, REDIS, task) ? 1 : 0;
      sum += c.overlay.selectPublished(0, Protocol.TCP, 8080, CLIENT, 1 + call % 10_000);
      c.overlay.closed(c.overlay.connection(), true);
      sum += c.overlay.resolve(0, BACKEND, "tasks.redis");
      sum += c.overlay.names().locate(0, CONTAINER, "redis");
      sum += c.overlay.names().locate(0, CONTAINER, "tasks.redis");
      sum += c.overlay.names().locate(0, CONTAINER, "nosuch");
    }
    return sum;
  }
}
