package io.dryswarm.models.store;

import io.dryswarm.models.spec.ClusterSpec;

/** The swarm itself: one object, id 0, named {@code default}. */
public record ClusterObject(int id, long version, ClusterSpec spec) implements StoreObject {
  public static final int ID = 0;

  public static ClusterObject create(ClusterSpec spec) {
    return new ClusterObject(ID, 0, spec);
  }

  public ClusterObject withSpec(ClusterSpec newSpec) {
    return new ClusterObject(id, version, newSpec);
  }

  @Override
  public ClusterObject withVersion(long newVersion) {
    return new ClusterObject(id, newVersion, spec);
  }

  @Override
  public long digest() {
    long h = Mix.of(Mix.of(6, spec.taskHistoryLimit()), spec.heartbeatPeriodNs());
    h = Mix.of(Mix.of(h, spec.snapshotInterval()), spec.logEntriesForSlowFollowers());
    return Mix.of(Mix.of(h, spec.certExpiryNs()), spec.autoLockManagers() ? 1 : 0);
  }
}
