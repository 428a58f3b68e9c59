package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Raft's promises under everything at once; a failure names the seed. More seeds: {@code -Ddryswarm.raft.seeds=10000}. */
class RaftSafetyTest {
  private static final int SEEDS = Integer.getInteger("dryswarm.raft.seeds", 150);

  /** SwarmKit: TestStress. */
  @Test
  void promisesHoldWhateverGoesWrong(TestReporter reporter) {
    long elections = 0;
    long committed = 0;
    long changes = 0;
    long snapshots = 0;
    long restored = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      ChaosRun run = new ChaosRun(seed);
      run.run();
      elections += run.elections;
      committed += run.committed();
      changes += run.changes;
      snapshots += run.snapshots;
      restored += run.restored;
    }
    reporter.publishEntry(SEEDS + " seeds: " + elections + " elections, " + committed
        + " committed entries, " + changes + " changes of members, " + snapshots + " snapshots, "
        + restored + " taken over");
    assertTrue(elections > 3L * SEEDS, "elections " + elections);
    assertTrue(committed > 40L * SEEDS, "committed " + committed);
    assertTrue(changes > SEEDS, "changes of members " + changes);
    assertTrue(restored > SEEDS / 2, "snapshots taken over " + restored);
  }
}
