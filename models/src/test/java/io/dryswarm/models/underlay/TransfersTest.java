package io.dryswarm.models.underlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.underlay.Transfers.Link;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long messages share links: closed forms. */
class TransfersTest {
  private static final double GIGABIT = 1e9;
  private static final long MEGABYTE = 1_000_000;

  /** One megabyte alone on a gigabit link. */
  private static final long ALONE_NS = 8 * Time.MILLISECOND;

  private final Simulation sim = new Simulation(RunIdentity.of("transfers", 5));
  private final Transfers transfers = new Transfers(sim, 4);
  private final List<String> ends = new ArrayList<>();

  @BeforeEach
  void listen() {
    transfers.onTransferred(tag -> ends.add(tag + " at " + Math.round(sim.nowNs() / 1e4) / 100.0));
  }

  private int send(int from, int to, long bytes, int tag) {
    int transfer = transfers.begin(0, tag);
    transfers.over(transfer, from, Link.UP, bytes, GIGABIT);
    transfers.over(transfer, to, Link.DOWN, bytes, GIGABIT);
    return transfer;
  }

  private void run() {
    sim.runUntil(sim.nowNs() + 10 * Time.SECOND);
  }

  @Test
  void aloneItTakesItsTimeOnce() {
    send(0, 1, MEGABYTE, 1);
    run();

    assertEquals(List.of("1 at 8.0"), ends);
  }

  @Test
  void twoFromOneNodeHalveEachOther() {
    send(0, 1, MEGABYTE, 1);
    send(0, 2, MEGABYTE, 2);
    run();

    assertEquals(List.of("1 at 16.0", "2 at 16.0"), ends);
  }

  @Test
  void twoToOneNodeHalveEachOther() {
    send(0, 2, MEGABYTE, 1);
    send(1, 2, MEGABYTE, 2);
    run();

    assertEquals(List.of("1 at 16.0", "2 at 16.0"), ends);
  }

  @Test
  void waysWithoutACommonLinkDoNotMeet() {
    send(0, 1, MEGABYTE, 1);
    send(1, 0, MEGABYTE, 2);
    send(2, 3, MEGABYTE, 3);
    run();

    assertEquals(List.of("1 at 8.0", "2 at 8.0", "3 at 8.0"), ends);
  }

  /** The long one runs alone for 4 ms, shares for 16 ms, and has 20 ms more. */
  @Test
  void aShortOneThatComesLaterTakesHalfUntilItIsThrough() {
    send(0, 1, 4 * MEGABYTE, 1);
    sim.runUntil(4 * Time.MILLISECOND);
    send(0, 1, MEGABYTE, 2);
    run();

    assertEquals(List.of("2 at 20.0", "1 at 40.0"), ends);
  }

  @Test
  void whatIsGivenUpMakesRoom() {
    send(0, 1, MEGABYTE, 1);
    int other = send(0, 1, MEGABYTE, 2);
    sim.runUntil(8 * Time.MILLISECOND);
    transfers.cancel(other);
    run();

    assertEquals(List.of("1 at 12.0"), ends);
  }

  @Test
  void aFloorHoldsWhateverTheLinkCanDo() {
    int transfer = transfers.begin(50 * Time.MILLISECOND, 1);
    transfers.over(transfer, 0, Link.UP, MEGABYTE, GIGABIT);
    run();

    assertEquals(List.of("1 at 50.0"), ends);
  }

  /** M/M/1 with processor sharing: the mean time is that of first come, first served, 1 / (mu - lambda). */
  @Test
  void randomArrivalsTakeTheTimeOfProcessorSharing() {
    double load = 0.7;
    long[] beganNs = new long[1 << 20];
    double[] sumNs = new double[1];
    int[] done = new int[1];
    transfers.onTransferred(tag -> {
      sumNs[0] += sim.nowNs() - beganNs[tag];
      done[0]++;
    });
    RandomStream dice = sim.streams().stream("test.arrivals", 0);
    Exponential gap = new Exponential(ALONE_NS / load);
    Exponential size = new Exponential(ALONE_NS);
    SlotEvent[] arrive = new SlotEvent[1];
    arrive[0] = sim.define("test.arrive", (tag, arg) -> {
      beganNs[tag] = sim.nowNs();
      int transfer = transfers.begin(0, tag);
      long bytes = Math.max(1, size.sampleNs(dice) / 8);
      transfers.over(transfer, 0, Link.UP, bytes, GIGABIT);
      sim.after(gap.sampleNs(dice), arrive[0], tag + 1, 0);
    });
    sim.at(0, arrive[0], 0, 0);
    sim.runUntil(4_000 * Time.SECOND);

    assertTrue(done[0] > 300_000);
    double expectedNs = ALONE_NS / (1 - load);
    assertEquals(expectedNs, sumNs[0] / done[0], 0.03 * expectedNs);
  }

  /** Ten segments, then twenty, forty, ...: 100 segments need four windows, three of which wait a round trip. */
  @Test
  void slowStartWaitsARoundTripForEachWindow() {
    long roundTripNs = 80 * Time.MILLISECOND;

    assertEquals(0, TcpRate.floorNs(14_000, 1_400, roundTripNs, 0, 10_000_000_000L));
    assertEquals(3 * roundTripNs, TcpRate.floorNs(140_000, 1_400, roundTripNs, 0, 10_000_000_000L));
    assertEquals(0, TcpRate.floorNs(140_000, 1_400, 1_000, 0, 10_000_000_000L), "a short pipe");
  }

  /** F8.22: about 270 Mbit/s at 1 % loss and 0.5 ms. */
  @Test
  void lossBoundsTheRate() {
    long ns = TcpRate.floorNs(100_000_000, 1_398, 500 * Time.MICROSECOND, 0.01, 10_000_000_000L);

    assertEquals(270, 800e6 / ns * 1e3, 10);
  }
}
