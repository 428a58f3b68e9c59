package io.dryswarm.models.underlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Lognormal;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WiresTest {
  private static final int NODES = 60;
  private static final Distribution NEAR = Lognormal.ofMedianAndP99(100_000, 300_000);
  private static final Distribution FAR = Lognormal.ofMedianAndP99(900_000, 2_000_000);

  /** The nodes with odd numbers are at another site. */
  private static final UnderlaySpec SPEC = new UnderlaySpec(
      NEAR,
      1_000_000_000L,
      new UnderlaySpec.Sites(
          IntStream.range(0, NODES).mapToObj(node -> node % 2).toList(), FAR));

  private final RandomStreams streams = new RandomStreams(5);
  private final Wires wires = new Wires(streams, SPEC);

  /** Thousands of them, in an order that mixes them: each draws as a stream of its own would. */
  @Test
  void everyWireHasItsOwnLatencies() {
    List<RandomStream> own = new ArrayList<>();
    for (int pair = 0; pair < NODES * NODES; pair++) {
      own.add(streams.stream("underlay.latency", (long) from(pair) << 32 | to(pair)));
    }
    for (int draw = 0; draw < 3 * NODES * NODES; draw++) {
      int pair = (int) (draw * 7919L % (NODES * NODES));
      Distribution latency = (from(pair) + to(pair)) % 2 == 0 ? NEAR : FAR;
      assertEquals(
          latency.sampleNs(own.get(pair)), wires.latencyNs(wires.of(from(pair), to(pair))));
    }
  }

  private static int from(int pair) {
    return pair / NODES;
  }

  private static int to(int pair) {
    return pair % NODES;
  }

  @Test
  void aWireKeepsItsNumberAndItsEnds() {
    int first = wires.of(3, 4);
    for (int pair = 0; pair < NODES * NODES; pair++) {
      int wire = wires.of(from(pair), to(pair));
      assertEquals(from(pair), wires.from(wire));
      assertEquals(to(pair), wires.to(wire));
    }
    assertEquals(first, wires.of(3, 4));
  }
}
