package io.dryswarm.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseTest {
  private record Note(String text) implements Payload {
    @Override
    public long digest() {
      return Digest.of(text);
    }
  }

  private final Simulation sim = new Simulation(RunIdentity.of("pause", 1));
  private final List<String> log = new ArrayList<>();
  private final SlotEvent owned = sim.define(
          "test.owned", (target, arg) -> log.add(sim.nowNs() + " " + target + ":" + arg))
      .ownedBy((target, arg) -> target);
  private final SlotEvent free =
      sim.define("test.free", (target, arg) -> log.add(sim.nowNs() + " free"));
  private final RecordEvent<Note> note = sim.define(
          "test.note", Note.class, (target, arg, n) -> log.add(sim.nowNs() + " " + n.text()))
      .ownedBy((target, arg) -> target);

  @Test
  void whatIsDueMeanwhileComesAtTheEndInItsOrder() {
    sim.at(15, owned, 1, 1);
    sim.at(12, note, 1, 0, new Note("hello"));
    sim.at(13, owned, 2, 0);
    sim.at(14, free, 1, 0);
    sim.at(30, owned, 1, 2);
    sim.pause(1, 20);
    sim.runUntil(100);

    assertEquals(List.of("13 2:0", "14 free", "20 1:1", "20 hello", "30 1:2"), log);
  }

  @Test
  void anEventThatIsHeldBackCanBeCancelledAndMoved() {
    long cancelled = sim.at(10, owned, 1, 1);
    long moved = sim.at(11, owned, 1, 2);
    sim.pause(1, 20);
    sim.runUntil(15);
    assertTrue(sim.isPending(cancelled));
    assertTrue(sim.cancel(cancelled));
    long again = sim.rearm(moved, 40);
    sim.runUntil(100);

    assertFalse(sim.isPending(again));
    assertEquals(List.of("40 1:2"), log);
  }

  @Test
  void anEarlyEndLetsWhatIsStillToComeComeInTime() {
    sim.at(10, owned, 1, 1);
    sim.at(16, owned, 1, 2);
    sim.pause(1, 20);
    sim.runUntil(15);
    sim.endPause(1);
    sim.runUntil(100);

    assertEquals(List.of("16 1:2", "20 1:1"), log);
  }

  @Test
  void aPauseForGoodHoldsForGood() {
    sim.at(10, owned, 1, 1);
    sim.pause(1, Time.NEVER);
    sim.runUntil(1_000_000);

    assertEquals(List.of(), log);
    assertEquals(1, sim.pending());
  }

  /** Many events and pauses: each comes when its owner's pauses allow it, none is lost. */
  @Test
  void nothingIsLost() {
    RandomStream dice = sim.streams().stream("test.pause", 0);
    int[] seen = new int[1];
    SlotEvent event = sim.define("test.count", (owner, dueNs) -> {
          seen[0]++;
          boolean held = dueNs >= 1_000 * owner && dueNs < 1_000 * owner + 500;
          assertEquals(held ? 1_000L * owner + 500 : dueNs, sim.nowNs(), "owner " + owner);
        })
        .ownedBy((owner, dueNs) -> owner);
    SlotEvent begin = sim.define("test.begin", (owner, arg) -> sim.pause(owner, arg));
    for (int owner = 0; owner < 10; owner++) {
      sim.at(1_000L * owner, begin, owner, 1_000L * owner + 500);
    }
    for (int i = 0; i < 20_000; i++) {
      long dueNs = dice.nextLong(0, 10_000);
      sim.at(dueNs, event, dice.nextInt(10), dueNs);
    }
    sim.runUntil(20_000);

    assertEquals(20_000, seen[0]);
  }
}
