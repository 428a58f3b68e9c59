package io.dryswarm.models.underlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Uniform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FabricTest {
  private static final long GIGABIT = 1_000_000_000L;
  private static final Distribution JITTER =
      new Uniform(100 * Time.MICROSECOND, 900 * Time.MICROSECOND);

  private final Simulation sim = new Simulation(new RunIdentity("fabric", 7, "replay"));

  private static Nodes nodes(int count) {
    return new Nodes(IntStream.range(0, count).mapToObj(i -> "n" + i).toList());
  }

  private Fabric fabric(Nodes nodes, Distribution oneWayNs) {
    return new Fabric(sim, nodes, new UnderlaySpec(oneWayNs, GIGABIT));
  }

  @Test
  void aPacketTakesTheLatencyAndItsTransmission() {
    Fabric fabric = fabric(nodes(2), new Constant(250 * Time.MICROSECOND));

    assertEquals(250 * Time.MICROSECOND + 8 * 1500, fabric.delayNs(0, 1, 1500));
  }

  /** Ten packets at once: the last one waits for nine; another node's own link is free. */
  @Test
  void packetsWaitForTheLink() {
    Fabric fabric = fabric(nodes(3), new Constant(250 * Time.MICROSECOND));
    long lastNs = 0;
    for (int i = 0; i < 10; i++) {
      lastNs = fabric.delayNs(0, 1, 1500);
    }

    assertEquals(250 * Time.MICROSECOND + 10 * 8 * 1500, lastNs);
    assertEquals(250 * Time.MICROSECOND + 8 * 1500, fabric.delayNs(1, 2, 1500));
    assertEquals(
        250 * Time.MICROSECOND + 11 * 8 * 1500, fabric.delayNs(2, 1, 1500), "the receiver's link");
    sim.runUntil(Time.SECOND);
    assertEquals(250 * Time.MICROSECOND + 8 * 1500, fabric.delayNs(0, 1, 1500));
  }

  @Test
  void aLongMessageHoldsUpNobody() {
    Fabric fabric = fabric(nodes(2), new Constant(250 * Time.MICROSECOND));
    assertEquals(Time.SECOND + 250 * Time.MICROSECOND, fabric.delayNs(0, 1, 125_000_000));

    assertEquals(250 * Time.MICROSECOND + 8 * 1500, fabric.delayNs(0, 1, 1500));
  }

  /** Of two reasons at a time the way has been closed since the first, and is open only after the last. */
  @Test
  void aWayKnowsSinceWhenItIsClosed() {
    Fabric fabric = fabric(nodes(3), new Constant(Time.MILLISECOND));
    assertFalse(fabric.isClosedSince(0, 1, Time.HOUR));
    sim.runUntil(Time.SECOND);
    fabric.block(0, 1);
    sim.runUntil(2 * Time.SECOND);
    fabric.setLoss(0, 1, 0.5);
    fabric.setLink(1, false);
    fabric.setHung(1, true);

    assertFalse(fabric.isClosedSince(0, 1, Time.SECOND), "sent before");
    assertTrue(fabric.isClosedSince(0, 1, Time.SECOND + 1));
    assertFalse(fabric.isClosedSince(1, 0, 2 * Time.SECOND));
    assertTrue(fabric.isClosedSince(1, 2, 2 * Time.SECOND + 1), "its cable is out");
    assertFalse(fabric.isClosedSince(0, 2, Time.HOUR));
    fabric.unblock(0, 1);
    fabric.setLink(1, true);
    assertTrue(fabric.isClosedSince(0, 1, 2 * Time.SECOND + 1), "it hangs still");
    fabric.setHung(1, false);
    assertFalse(fabric.isClosedSince(0, 1, Time.HOUR));
  }

  @Test
  void everyPairOfSitesHasItsOwnWays() {
    Constant near = new Constant(Time.MILLISECOND);
    Constant mid = new Constant(20 * Time.MILLISECOND);
    Constant far = new Constant(80 * Time.MILLISECOND);
    UnderlaySpec.Sites sites = new UnderlaySpec.Sites(
        List.of(0, 1, 2, 2),
        List.of(List.of(near, mid, far), List.of(mid, near, far), List.of(far, far, near)));
    UnderlaySpec.Racks racks =
        new UnderlaySpec.Racks(List.of(0, 1, 2, 2), new Constant(25 * Time.MICROSECOND));
    Fabric fabric =
        new Fabric(sim, nodes(4), new UnderlaySpec(near, GIGABIT, sites).withRacks(racks));

    assertEquals(20 * Time.MILLISECOND, fabric.delayNs(0, 1, 0));
    assertEquals(80 * Time.MILLISECOND, fabric.delayNs(2, 1, 0));
    assertEquals(25 * Time.MICROSECOND, fabric.delayNs(2, 3, 0), "same rack");
  }

  @Test
  void lossOfTheWireAndLossOfAFaultAddUp() {
    Fabric fabric = new Fabric(
        sim, nodes(2), new UnderlaySpec(new Constant(Time.MILLISECOND), GIGABIT).withLoss(0.1));
    fabric.setLoss(0, 1, 0.2);

    assertEquals(0.28, fabric.loss(0, 1), 1e-12);
    assertEquals(0.1, fabric.loss(1, 0), 1e-12);
    fabric.setLoss(0, 1, 0);
    int lost = 0;
    for (int i = 0; i < 10_000; i++) {
      lost += fabric.delayNs(0, 1, 0) == Fabric.LOST ? 1 : 0;
    }
    assertEquals(1_000, lost, 100, "more than three standard deviations");
  }

  @Test
  void waysBetweenSitesAreLonger() {
    UnderlaySpec.Sites sites =
        new UnderlaySpec.Sites(List.of(0, 0, 1), new Constant(20 * Time.MILLISECOND));
    Fabric fabric =
        new Fabric(sim, nodes(3), new UnderlaySpec(new Constant(Time.MILLISECOND), GIGABIT, sites));

    assertEquals(Time.MILLISECOND, fabric.delayNs(0, 1, 0));
    assertEquals(20 * Time.MILLISECOND, fabric.delayNs(1, 2, 0));
    assertEquals(20 * Time.MILLISECOND, fabric.streamDelayNs(2, 0, 0));
  }

  @Test
  void loopbackNeedsNoWire() {
    Fabric fabric = fabric(nodes(2), new Constant(250 * Time.MICROSECOND));

    assertEquals(7_500, fabric.delayNs(1, 1, 1500));
  }

  @Test
  void aNodeThatIsDownSendsNothing() {
    Nodes nodes = nodes(2);
    Fabric fabric = fabric(nodes, new Constant(250 * Time.MICROSECOND));
    nodes.crash(0);

    assertEquals(Fabric.LOST, fabric.delayNs(0, 1, 100));
    assertEquals(Fabric.LOST, fabric.delayNs(0, 0, 100));
    assertEquals(Fabric.LOST, fabric.streamDelayNs(0, 1, 100));
  }

  /** Whether anybody hears it is the receiver's business at the time of delivery. */
  @Test
  void aPacketToANodeThatIsDownStillTravels() {
    Nodes nodes = nodes(2);
    Fabric fabric = fabric(nodes, new Constant(250 * Time.MICROSECOND));
    nodes.crash(1);

    assertEquals(250 * Time.MICROSECOND, fabric.delayNs(0, 1, 0));
  }

  @Test
  void segmentsOfAStreamKeepTheirOrder() {
    Fabric fabric = fabric(nodes(3), JITTER);

    long before = -1;
    for (int i = 0; i < 200; i++) {
      long arrivalNs = sim.nowNs() + fabric.streamDelayNs(0, 1, 100);
      assertTrue(arrivalNs > before, "segment " + i);
      before = arrivalNs;
    }
  }

  @Test
  void datagramsOvertake() {
    Fabric fabric = fabric(nodes(2), JITTER);
    boolean overtook = false;
    long before = 0;
    for (int i = 0; i < 20; i++) {
      long delayNs = fabric.delayNs(0, 1, 100);
      overtook |= delayNs < before;
      before = delayNs;
    }

    assertTrue(overtook);
  }

  @Test
  void directionsOfAStreamDoNotHoldEachOtherUp() {
    Fabric fabric = fabric(nodes(2), new Constant(Time.MILLISECOND));
    fabric.streamDelayNs(0, 1, 125_000_000);

    assertEquals(Time.MILLISECOND, fabric.streamDelayNs(1, 0, 0));
  }

  /** Common random numbers: with one node more, the wires that were there before draw the same latencies. */
  @Test
  void addingANodeShiftsNobodysLatencies() {
    assertEquals(latencies(3), latencies(4));
  }

  private List<Long> latencies(int nodes) {
    Fabric fabric = fabric(nodes(nodes), JITTER);
    List<Long> latencies = new ArrayList<>();
    for (int from = 0; from < 3; from++) {
      for (int to = 0; to < 3; to++) {
        for (int i = 0; i < 5; i++) {
          latencies.add(fabric.delayNs(from, to, 100));
        }
      }
    }
    return latencies;
  }

  @Test
  void aBlockStopsOneWayOnly() {
    Fabric fabric = fabric(nodes(3), new Constant(Time.MILLISECOND));
    fabric.block(0, 1);

    assertEquals(Fabric.LOST, fabric.delayNs(0, 1, 0));
    assertEquals(Fabric.LOST, fabric.streamDelayNs(0, 1, 0));
    assertFalse(fabric.isOpen(0, 1));
    assertEquals(Time.MILLISECOND, fabric.delayNs(1, 0, 0));
    assertEquals(Time.MILLISECOND, fabric.delayNs(0, 2, 0));

    fabric.unblock(0, 1);
    assertEquals(Time.MILLISECOND, fabric.delayNs(0, 1, 0));
  }

  @Test
  void aPulledCableStopsAllButLoopback() {
    Fabric fabric = fabric(nodes(3), new Constant(Time.MILLISECOND));
    fabric.setLink(1, false);

    assertEquals(Fabric.LOST, fabric.delayNs(0, 1, 0));
    assertEquals(Fabric.LOST, fabric.delayNs(1, 2, 0));
    assertEquals(7_500, fabric.delayNs(1, 1, 0));
    assertEquals(Time.MILLISECOND, fabric.delayNs(0, 2, 0));

    fabric.setLink(1, true);
    assertTrue(fabric.isOpen(0, 1));
  }

  @Test
  void lossTakesItsShareOfDatagramsAndOnlyDelaysAStream() {
    Fabric fabric = fabric(nodes(2), new Constant(Time.MILLISECOND));
    fabric.setLoss(0, 1, 0.25);
    int lost = 0;
    long slowestNs = 0;
    for (int i = 0; i < 4_000; i++) {
      lost += fabric.delayNs(0, 1, 0) == Fabric.LOST ? 1 : 0;
    }
    for (int i = 0; i < 100; i++) {
      sim.runUntil(sim.nowNs() + Time.MINUTE);
      long delayNs = fabric.streamDelayNs(0, 1, 0);
      assertNotEquals(Fabric.LOST, delayNs);
      slowestNs = Math.max(slowestNs, delayNs);
    }

    assertEquals(1_000, lost, 110, "four standard deviations");
    assertTrue(slowestNs >= 201 * Time.MILLISECOND, "one retransmission at least");
    assertEquals(Time.MILLISECOND, fabric.delayNs(1, 0, 0));
    fabric.setLoss(0, 1, 0);
    assertEquals(Time.MILLISECOND, fabric.delayNs(0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> fabric.setLoss(0, 1, 1));
  }

  /** Faults draw from a stream of their own. */
  @Test
  void aFaultElsewhereShiftsNobodysLatencies() {
    List<Long> without = latencies(3);
    Fabric fabric = fabric(nodes(4), JITTER);
    fabric.setLoss(3, 0, 0.5);
    fabric.block(0, 3);
    List<Long> with = new ArrayList<>();
    for (int from = 0; from < 3; from++) {
      for (int to = 0; to < 3; to++) {
        for (int i = 0; i < 5; i++) {
          with.add(fabric.delayNs(from, to, 100));
        }
      }
    }
    assertEquals(without, with);
  }
}
