package io.dryswarm.models.underlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant: no packet is delivered across a cut, whatever faults come, overlap and go. */
class CutTest {
  private static final int NODES = 4;
  private static final int STEPS = 20_000;

  private final Simulation sim = new Simulation(RunIdentity.of("cut", 9));
  private final Nodes nodes = new Nodes(List.of("a", "b", "c", "d"));
  private final Fabric fabric =
      new Fabric(sim, nodes, new UnderlaySpec(new Constant(Time.MILLISECOND), 1_000_000_000L));
  private final Hangs hangs = new Hangs(sim, nodes, fabric);
  private final RandomStream dice = sim.streams().stream("test.cut", 0);
  private final boolean[][] blocked = new boolean[NODES][NODES];
  private final boolean[] unplugged = new boolean[NODES];
  private final boolean[] hung = new boolean[NODES];

  @Test
  void packetsTakeOpenWaysAndNoOthers() {
    int lost = 0;
    for (int step = 0; step < STEPS; step++) {
      change();
      int from = dice.nextInt(NODES);
      int to = dice.nextInt(NODES);
      boolean open = isOpen(from, to);
      assertEquals(open, fabric.isOpen(from, to));
      assertEquals(open, fabric.delayNs(from, to, 100) != Fabric.LOST);
      assertEquals(open, fabric.streamDelayNs(from, to, 100) != Fabric.LOST);
      assertEquals(!unplugged[from] && !hung[from], fabric.reachesUsers(from));
      lost += open ? 0 : 1;
    }
    assertTrue(lost > STEPS / 10 && lost < STEPS * 9 / 10, lost + " lost");
  }

  private boolean isOpen(int from, int to) {
    return from == to
        || !(blocked[from][to] || unplugged[from] || unplugged[to] || hung[from] || hung[to]);
  }

  private void change() {
    int from = dice.nextInt(NODES);
    int to = dice.nextInt(NODES);
    boolean begins = dice.nextInt(4) == 0;
    switch (dice.nextInt(3)) {
      case 0 -> block(from, to, begins);
      case 1 -> {
        unplugged[from] = begins;
        fabric.setLink(from, !begins);
      }
      default -> hang(from, begins);
    }
  }

  private void block(int from, int to, boolean begins) {
    if (from != to) {
      blocked[from][to] = begins;
      if (begins) {
        fabric.block(from, to);
      } else {
        fabric.unblock(from, to);
      }
    }
  }

  private void hang(int node, boolean begins) {
    hung[node] = begins;
    if (begins) {
      hangs.hangMachine(node, Time.MINUTE);
    } else {
      hangs.goOn(node);
    }
  }
}
