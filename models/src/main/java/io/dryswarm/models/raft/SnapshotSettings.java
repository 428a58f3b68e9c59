package io.dryswarm.models.raft;

/**
 * When a manager takes a snapshot; control-plane facts 2.4.41.
 *
 * @param interval    entries applied between two snapshots; 0: none are taken
 * @param keepEntries entries that stay in the log behind a snapshot, for followers that are a little behind
 */
public record SnapshotSettings(long interval, long keepEntries) {
  /** What {@code docker swarm init} sets. */
  public static final SnapshotSettings SWARM = new SnapshotSettings(10_000, 500);

  public SnapshotSettings {
    if (interval < 0 || keepEntries < 0) {
      throw new IllegalArgumentException("interval: " + interval + ", keepEntries: " + keepEntries
          + ", expected 0 or more of both");
    }
  }
}
