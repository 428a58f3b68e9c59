package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SimulationFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Raft's promises as every run checks them: each finds what breaks it. */
class ElectionSafetyTest {
  private final ElectionSafety safety =
      new ElectionSafety(new Simulation(new RunIdentity("safety", 1, "replay")));

  private static RaftEntry entry(long term) {
    return new RaftEntry(term, null);
  }

  private static void assertBroken(String invariant, Executable step) {
    SimulationFault fault = assertThrows(SimulationFault.class, step);
    assertTrue(fault.getMessage().contains(invariant), fault::getMessage);
  }

  @Test
  void twoLeadersInOneTerm() {
    safety.leads(0, 3);
    safety.leads(0, 3);
    safety.leads(1, 4);
    assertBroken("one leader in term 4", () -> safety.leads(2, 4));
  }

  @Test
  void aCommittedEntryThatChanges() {
    safety.applied(1, entry(1));
    safety.applied(2, entry(1));
    assertDoesNotThrow(() -> safety.applied(1, entry(1)), "another manager applies it later");
    assertBroken("committed entry 2 stays as it was", () -> safety.applied(2, entry(2)));
  }

  @Test
  void anEntryAppliedOutOfOrder() {
    safety.applied(1, entry(1));
    assertBroken("committed entry 3", () -> safety.applied(3, entry(1)));
  }
}
