package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KeyRotationTest {
  private final KeyRotation keys = new KeyRotation();
  private long version;

  private void update(int kek) {
    keys.updateKek(kek, ++version);
  }

  @Test
  void turningAutolockOnRotatesChangingTheKeyDoesNot() {
    keys.written(5);
    update(1);
    assertTrue(keys.isLockedAtStart());
    keys.needsSnapshot(5, 0);
    assertTrue(keys.isRotating());
    keys.snapshotWritten(5);
    assertEquals(2, keys.currentDek());
    update(2);
    assertFalse(keys.needsSnapshot(9, 5));
    update(0);
    assertFalse(keys.isLockedAtStart());
    assertFalse(keys.needsSnapshot(9, 5));
  }

  @Test
  void snapshotMustCoverAllThatTheOldKeyWrote() {
    keys.written(10);
    update(1);
    assertFalse(keys.needsSnapshot(9, 0));
    keys.snapshotWritten(9);
    assertTrue(keys.isRotating());
    assertTrue(keys.needsSnapshot(10, 9));
    keys.snapshotWritten(10);
    assertFalse(keys.isRotating());
  }

  @Test
  void snapshotThatIsThereAlreadyDoesNotCount() {
    keys.written(10);
    update(1);
    assertFalse(keys.needsSnapshot(10, 10));
    assertTrue(keys.needsSnapshot(11, 10));
  }

  @Test
  void restartBeginsTheRotationAgainAndLosesNoKey() {
    keys.written(10);
    update(1);
    keys.needsSnapshot(9, 0);
    keys.restarted();
    assertTrue(keys.isRotating());
    assertTrue(keys.needsSnapshot(10, 0));
    keys.snapshotWritten(10);
    assertEquals(2, keys.currentDek());
  }

  @Test
  void rotationWantedDuringARotationComesAfterIt() {
    keys.written(3);
    update(1);
    keys.needsSnapshot(2, 0);
    update(0);
    update(2);
    keys.snapshotWritten(3);
    assertEquals(2, keys.currentDek());
    keys.needsSnapshot(3, 3);
    assertTrue(keys.isRotating());
  }

  @Test
  void swarmThatIsLockedFromTheStartNeedsNoOtherKey() {
    update(1);
    keys.written(1);
    assertFalse(keys.needsSnapshot(1, 0));
    assertTrue(keys.isLockedAtStart());
  }

  @Test
  void settingsThatAReplayedLogRepeatsAreOldNews() {
    keys.written(9);
    keys.updateKek(1, 5);
    keys.updateKek(0, 7);
    keys.needsSnapshot(9, 0);
    keys.snapshotWritten(9);
    keys.restarted();
    keys.updateKek(1, 5);
    keys.updateKek(0, 7);
    assertFalse(keys.needsSnapshot(10, 9));
    assertFalse(keys.isLockedAtStart());
  }
}
