package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SimulationFault;
import org.junit.jupiter.api.Test;

class ElectionSafetyTest {
  private final ElectionSafety safety =
      new ElectionSafety(new Simulation(RunIdentity.of("safety", 1)));

  @Test
  void secondLeaderOfATermIsAFault() {
    safety.leads(0, 3);
    safety.leads(0, 3);
    safety.leads(1, 4);
    SimulationFault fault = assertThrows(SimulationFault.class, () -> safety.leads(1, 3));
    assertTrue(fault.getMessage().contains("one leader in term 3"), fault.getMessage());
  }

  @Test
  void committedEntryThatChangesIsAFault() {
    safety.applied(1, new RaftEntry(1, new Say("x")));
    safety.applied(1, new RaftEntry(1, new Say("x")));
    assertThrows(SimulationFault.class, () -> safety.applied(1, new RaftEntry(1, new Say("y"))));
  }

  @Test
  void gapInTheAppliedEntriesIsAFault() {
    assertThrows(SimulationFault.class, () -> safety.applied(2, new RaftEntry(1, new Say("x"))));
  }
}
