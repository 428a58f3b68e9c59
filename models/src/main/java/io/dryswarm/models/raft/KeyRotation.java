package io.dryswarm.models.raft;

/**
 * The keys with which one manager encrypts its log and snapshots (DEK), and the key that protects those (KEK). Keys are numbered; the
 * KEK of a swarm that is not locked is number 0.
 *
 * <p>A new DEK is used for all writes as soon as the manager sees that one is wanted. The old one is thrown away when a snapshot
 * covers all that was written with it. A restart in between works with both keys.
 *
 * <p>Source: control-plane facts 2.5; moby/swarmkit manager/deks.go, manager/state/raft/raft.go needsSnapshot,
 * maybeMarkRotationFinished.
 */
final class KeyRotation {
  private int kek;
  private long version = -1;
  private boolean needsRotation;
  private int currentDek = 1;
  private int pendingDek;
  private long writtenIndex;

  /** A snapshot at or behind this index ends the rotation; 0: none is under way. */
  private long waitForIndex;

  /**
   * The swarm's KEK is another one. Only turning autolock on wants a new DEK, since the old one lay open on disk; a manager that has
   * written nothing yet needs none.
   *
   * @param newKek     its number; 0: autolock is off
   * @param newVersion version of the setting; an older one than what is known is old news
   */
  void updateKek(int newKek, long newVersion) {
    if (newVersion > version) {
      needsRotation |= writtenIndex > 0 && kek == 0 && newKek != 0;
      kek = newKek;
      version = newVersion;
    }
  }

  /** Entries up to there have been written. */
  void written(long index) {
    writtenIndex = Math.max(writtenIndex, index);
  }

  /** Begins a rotation if one is wanted; returns whether a snapshot now would end the one under way. */
  boolean needsSnapshot(long applied, long snapshotIndex) {
    if (waitForIndex == 0 && (needsRotation || pendingDek != 0)) {
      if (pendingDek == 0) {
        pendingDek = currentDek + 1;
        needsRotation = false;
      }
      waitForIndex = Math.max(writtenIndex, snapshotIndex + 1);
    }
    return waitForIndex > 0 && waitForIndex <= applied;
  }

  /** A snapshot of the state at that index is on disk, written with the newest key. */
  void snapshotWritten(long index) {
    if (waitForIndex > 0 && waitForIndex <= index) {
      currentDek = pendingDek;
      pendingDek = 0;
      waitForIndex = 0;
    }
  }

  /** A crash loses where the rotation stood, but no key: it is begun again. */
  void restarted() {
    waitForIndex = 0;
  }

  /** Whether the manager waits for the unlock key when it starts. */
  boolean isLockedAtStart() {
    return kek != 0;
  }

  /** Whether two DEKs are in use. */
  boolean isRotating() {
    return pendingDek != 0;
  }

  /** Number of the DEK that the oldest readable write needs. */
  int currentDek() {
    return currentDek;
  }
}
