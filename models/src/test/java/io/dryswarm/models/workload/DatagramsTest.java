package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.compute;
import static io.dryswarm.models.workload.Bench.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.spec.PortSpec.Protocol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users of UDP: nothing is sent again, and silence lasts as long as their patience. */
class DatagramsTest {
  private static final int COLLECTOR = 1;
  private static final long TIMEOUT_NS = Time.SECOND;

  private final Bench bench = new Bench(3)
      .program("collector", 1, 2, on("GET", compute(Time.MILLISECOND)))
      .users("agents", 10, TIMEOUT_NS, Time.MILLISECOND, "")
      .withClient(new ClientSpec(Protocol.UDP, 5, true));

  private Bench served() {
    return bench.start("collector", COLLECTOR, 1).publish(COLLECTOR, 1);
  }

  private Map<String, Long> errors() {
    return bench.requests().errors();
  }

  @Test
  void oneDatagramThereAndOneBack() {
    served().runUntil(20 * Time.SECOND);
    assertEquals(Map.of(), errors());
    assertTrue(bench.requests().ok() > 150);
    double oneRoundTripMs = 2 * (1 + 0.1) + 1;
    assertEquals(oneRoundTripMs, bench.requests().latency().getMinValue() / 1e6, 0.01);
    assertEquals(List.of(), bench.host().violations());
  }

  @Test
  void whatIsLostIsMissedWhenPatienceEnds() {
    served();
    bench.dialer.oneWayNs = Dialer.LOST;
    bench.runUntil(20 * Time.SECOND);
    assertEquals(List.of("read time-out"), List.copyOf(errors().keySet()));
    assertEquals(0, bench.requests().retried());
  }

  @Test
  void aClosedPortIsRefused() {
    served();
    bench.dialer.published = Dialer.REFUSED;
    bench.runUntil(20 * Time.SECOND);
    assertEquals(List.of("connection refused"), List.copyOf(errors().keySet()));
  }

  @Test
  void whatTheLoadBalancerDropsIsSilence() {
    served();
    bench.dialer.published = Dialer.DROPPED;
    bench.runUntil(20 * Time.SECOND);
    assertEquals(List.of("read time-out"), List.copyOf(errors().keySet()));
  }

  @Test
  void aProgramThatStopsIsRefusedAndOneThatHasEndedIsSilent() {
    served().runUntil(5 * Time.SECOND);
    bench.host().stopSignal(COLLECTOR);
    bench.runUntil(bench.sim.nowNs() + 900 * Time.MILLISECOND);
    assertEquals(List.of("connection refused"), List.copyOf(errors().keySet()));
    long refused = errors().get("connection refused");
    bench.runUntil(20 * Time.SECOND);
    assertTrue(errors().get("connection refused") <= refused + 3);
    assertTrue(errors().get("read time-out") > 80);
    assertEquals(List.of(), bench.host().violations());
  }

  @Test
  void aFullBufferDrops() {
    Bench busy = new Bench(3)
        .program("collector", 1, 2, on("GET", compute(100 * Time.SECOND)))
        .users("agents", 10, TIMEOUT_NS, 0, "")
        .withClient(new ClientSpec(Protocol.UDP, 5, false));
    busy.start("collector", COLLECTOR, 1).publish(COLLECTOR, 1).runUntil(20 * Time.SECOND);
    assertEquals(List.of("read time-out"), List.copyOf(busy.requests().errors().keySet()));
    assertEquals(2, busy.service("collector").maxQueue());
  }

  @Test
  void nobodyTellsASenderThatItsServerWasKilled() {
    Bench slow = new Bench(3)
        .program("collector", 5, 2, on("GET", compute(500 * Time.MILLISECOND)))
        .users("agents", 4, TIMEOUT_NS, 0, "")
        .withClient(new ClientSpec(Protocol.UDP, 5, false));
    slow.start("collector", COLLECTOR, 1).publish(COLLECTOR, 1).runUntil(5 * Time.SECOND);
    slow.host().kill(COLLECTOR);
    slow.runUntil(10 * Time.SECOND);
    assertEquals(List.of("read time-out"), List.copyOf(slow.requests().errors().keySet()));
    assertEquals(List.of(), slow.host().violations());
  }
}
