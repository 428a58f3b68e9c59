package io.dryswarm.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.core.calendar.TieOrder;
import io.dryswarm.core.random.RandomStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private record Note(String text) implements Payload {
    @Override
    public long digest() {
      return Digest.of(text);
    }
  }

  private final Simulation sim = new Simulation(RunIdentity.of("test.yaml", 42));
  private final List<String> log = new ArrayList<>();
  private final SlotEvent slot = sim.define(
      "test.slot", (target, arg) -> log.add(sim.nowNs() + " slot " + target + " " + arg));
  private final RecordEvent<Note> note = sim.define(
      "test.note",
      Note.class,
      (target, arg, payload) ->
          log.add(sim.nowNs() + " note " + target + " " + arg + " " + payload.text()));

  @Test
  void runsEventsUpToTheEndInclusiveAndSetsTheClock() {
    sim.at(20, slot, 1, 2);
    sim.after(10, note, 3, 4, new Note("hello"));
    sim.at(21, slot, 5, 6);
    sim.runUntil(20);
    assertEquals(List.of("10 note 3 4 hello", "20 slot 1 2"), log);
    assertEquals(20, sim.nowNs());
    assertEquals(2, sim.eventNumber());
    assertEquals(1, sim.pending());
    sim.runUntil(15);
    assertEquals(20, sim.nowNs(), "the clock never runs backwards");
  }

  @Test
  void manyEventTypesAreDispatchedEachToItsHandler() {
    for (int i = 0; i < 40; i++) {
      int type = i;
      SlotEvent data = sim.define("test.data" + i, (target, arg) -> log.add("data" + type));
      RecordEvent<Note> control =
          sim.define("test.control" + i, Note.class, (t, a, p) -> log.add("control" + type));
      sim.at(2 * i, data, 0, 0);
      sim.at(2 * i + 1, control, 0, 0, new Note(""));
    }
    sim.runUntil(100);
    assertEquals(80, log.size());
    for (int i = 0; i < 40; i++) {
      assertEquals("data" + i, log.get(2 * i));
      assertEquals("control" + i, log.get(2 * i + 1));
    }
  }

  @Test
  void stopEndsTheRunAfterThePresentEventAndItCanGoOn() {
    SlotEvent stopper = sim.define("test.stop", (target, arg) -> sim.stop());
    sim.at(5, stopper, 0, 0);
    sim.at(5, slot, 1, 1);
    sim.runUntil(100);
    assertEquals(5, sim.nowNs());
    assertEquals(List.of(), log);
    sim.runUntil(100);
    assertEquals(List.of("5 slot 1 1"), log);
    assertEquals(100, sim.nowNs());
  }

  @Test
  void cancelAndRearmWorkThroughTheSimulation() {
    long first = sim.at(5, slot, 1, 0);
    long second = sim.at(5, slot, 2, 0);
    assertTrue(sim.cancel(first));
    assertFalse(sim.cancel(first));
    second = sim.rearm(second, 8);
    assertTrue(sim.isPending(second));
    sim.runUntil(10);
    assertEquals(List.of("8 slot 2 0"), log);
    assertEquals(EventCalendar.NONE, sim.rearm(second, 20));
  }

  @Test
  void thePastIsRefused() {
    long handle = sim.at(50, slot, 1, 0);
    sim.runUntil(10);
    var at = assertThrows(IllegalArgumentException.class, () -> sim.at(9, slot, 0, 0));
    assertEquals("test.slot scheduled at 9 ns, before now 10 ns", at.getMessage());
    assertThrows(IllegalArgumentException.class, () -> sim.after(-1, note, 0, 0, new Note("")));
    assertThrows(IllegalArgumentException.class, () -> sim.rearm(handle, 9));
  }

  @Test
  void delaysBeyondTheEndOfTimeMeanNever() {
    sim.runUntil(10);
    sim.after(Long.MAX_VALUE, slot, 1, 0);
    sim.runUntil(Time.NEVER - 1);
    assertEquals(List.of(), log);
    sim.runUntil(Time.NEVER);
    assertEquals(1, log.size());
  }

  @Test
  void observerSeesEveryEventAndChangesNothing() {
    List<String> seen = new ArrayList<>();
    Consumer<Simulation> schedule = s -> {
      SlotEvent a = s.define("test.a", (target, arg) -> {});
      RecordEvent<Note> b = s.define("test.b", Note.class, (target, arg, payload) -> {});
      s.at(5, a, 1, 2);
      s.at(7, b, 3, 4, new Note("x"));
    };
    Simulation observed = new Simulation(RunIdentity.of("test", 1));
    observed.observe((number, timeNs, type, target, arg, payload) -> seen.add(number + " " + timeNs
        + " " + type.name() + " " + target + " " + arg + " " + (payload == Digest.of("x"))));
    Simulation unobserved = new Simulation(RunIdentity.of("test", 1));
    for (Simulation s : List.of(observed, unobserved)) {
      schedule.accept(s);
      s.runUntil(6);
    }
    assertEquals(List.of("1 5 test.a 1 2 false"), seen);
    observed.observe(null);
    observed.runUntil(10);
    unobserved.runUntil(10);
    assertEquals(1, seen.size());
    assertEquals(unobserved.digest(), observed.digest());
  }

  @Test
  void digestDependsOnEveryPartOfEveryEvent() {
    Set<Long> digests = new HashSet<>();
    digests.add(digest(s -> s.at(5, s.define("a", (t, x) -> {}), 1, 2)));
    digests.add(digest(s -> s.at(6, s.define("a", (t, x) -> {}), 1, 2)));
    digests.add(digest(s -> s.at(5, s.define("a", (t, x) -> {}), 2, 2)));
    digests.add(digest(s -> s.at(5, s.define("a", (t, x) -> {}), 1, 3)));
    digests.add(digest(s -> {
      s.define("other", (t, x) -> {});
      s.at(5, s.define("a", (t, x) -> {}), 1, 2);
    }));
    for (String text : List.of("p", "q")) {
      digests.add(
          digest(s -> s.at(5, s.define("a", Note.class, (t, x, p) -> {}), 1, 2, new Note(text))));
    }
    digests.add(digest(s -> {}));
    assertEquals(8, digests.size());
    assertEquals(
        digest(s -> s.at(5, s.define("a", (t, x) -> {}), 1, 2)),
        digest(s -> s.at(5, s.define("b", (t, x) -> {}), 1, 2)),
        "names are not part of it");
  }

  private static long digest(Consumer<Simulation> assembly) {
    Simulation s = new Simulation(RunIdentity.of("test", 1));
    assembly.accept(s);
    s.runUntil(100);
    return s.digest();
  }

  @Test
  void shuffledTiesRunEveryEventOnceInAnotherOrder() {
    assertEquals(order(TieOrder.FIRST_COME), order(TieOrder.FIRST_COME));
    assertEquals(order(TieOrder.shuffled(7)), order(TieOrder.shuffled(7)));
    assertNotEquals(order(TieOrder.FIRST_COME), order(TieOrder.shuffled(7)));
    assertEquals(Set.copyOf(order(TieOrder.FIRST_COME)), Set.copyOf(order(TieOrder.shuffled(7))));
  }

  private static List<Integer> order(TieOrder ties) {
    Simulation s = new Simulation(RunIdentity.of("test", 1), ties);
    List<Integer> order = new ArrayList<>();
    SlotEvent event = s.define("test.event", (target, arg) -> order.add(target));
    for (int i = 0; i < 20; i++) {
      s.at(5, event, i, 0);
    }
    s.runUntil(5);
    return order;
  }

  @Test
  void streamsAndIdentityAreThoseOfTheRun() {
    RandomStream other =
        new Simulation(RunIdentity.of("else", 42)).streams().stream("test.stream", 1);
    assertEquals(other.nextLong(), sim.streams().stream("test.stream", 1).nextLong());
    assertEquals("test.yaml", sim.run().scenario());
  }

  @Test
  void traceRecordsCarryVirtualTime() {
    var code = new io.dryswarm.core.trace.TraceCode("test.here", "Here.");
    var sink = new io.dryswarm.core.trace.MemorySink(5);
    sim.trace().addSink(sink);
    SlotEvent traced = sim.define("test.traced", (target, arg) -> sim.trace().add(code, target));
    sim.at(9, traced, 4, 0);
    sim.runUntil(20);
    assertEquals("9 test.here 4 0 0\n", sink.drain());
  }

  @Test
  void handlersThatThrowBecomeFaultsThatSayWhereAndHowToRepeat() {
    RuntimeException cause = new IllegalStateException("slot taken twice");
    SlotEvent bad = sim.define("test.bad", (target, arg) -> {
      throw cause;
    });
    sim.at(1, slot, 0, 0);
    sim.at(12_402_000_000L, bad, 3, 0);
    SimulationFault fault =
        assertThrows(SimulationFault.class, () -> sim.runUntil(20 * Time.SECOND));
    assertEquals("""
        slot taken twice
          scenario test.yaml, seed 42
          at virtual time 12.402 s, event 2, during test.bad -> 3
          replay: sim run test.yaml --seed 42 --until 12403ms --trace""", fault.getMessage());
    assertSame(cause, fault.getCause());
    assertEquals(12_402_000_000L, fault.where().timeNs());
  }

  @Test
  void failedAssertionsOfHandlersAreFaultsToo() {
    SlotEvent bad = sim.define("test.bad", (target, arg) -> {
      throw new AssertionError();
    });
    sim.at(1, bad, 0, 0);
    SimulationFault fault = assertThrows(SimulationFault.class, () -> sim.runUntil(2));
    assertTrue(fault.getMessage().startsWith("AssertionError\n"), fault.getMessage());
  }

  @Test
  void brokenInvariantIsAFaultAtItsEvent() {
    SlotEvent checking = sim.define("test.check", (target, arg) -> {
      sim.check(true, "never said");
      sim.check(target != 8, "one leader a term");
    });
    sim.at(3 * Time.MILLISECOND, checking, 7, 0);
    sim.at(5 * Time.MILLISECOND, checking, 8, 0);
    SimulationFault fault = assertThrows(SimulationFault.class, () -> sim.runUntil(Time.SECOND));
    assertEquals("""
        invariant broken: one leader a term
          scenario test.yaml, seed 42
          at virtual time 0.005 s, event 2, during test.check -> 8
          replay: sim run test.yaml --seed 42 --until 6ms --trace""", fault.getMessage());
  }

  @Test
  void brokenInvariantBeforeTheFirstEventIsOfTheAssembly() {
    SimulationFault fault =
        assertThrows(SimulationFault.class, () -> sim.check(false, "nodes have names"));
    assertEquals("assembly", fault.where().event());
  }
}
