package io.dryswarm.models.store;

import io.dryswarm.models.spec.ClusterSpec;

/** The swarm itself: one object, id 0, named {@code default}. */
public record ClusterObject(int id, long version, ClusterSpec spec, ClusterState state)
    implements StoreObject {
  public static final int ID = 0;

  /** A fresh swarm. */
  public ClusterObject(int id, long version, ClusterSpec spec) {
    this(id, version, spec, ClusterState.INITIAL);
  }

  public static ClusterObject create(ClusterSpec spec) {
    return new ClusterObject(ID, 0, spec);
  }

  public ClusterObject withSpec(ClusterSpec newSpec) {
    return new ClusterObject(id, version, newSpec, state);
  }

  public ClusterObject withState(ClusterState newState) {
    return new ClusterObject(id, version, spec, newState);
  }

  @Override
  public ClusterObject withVersion(long newVersion) {
    return new ClusterObject(id, newVersion, spec, state);
  }

  @Override
  public long digest() {
    long h = Mix.of(Mix.of(6, spec.taskHistoryLimit()), spec.heartbeatPeriodNs());
    h = Mix.of(Mix.of(h, spec.snapshotInterval()), spec.logEntriesForSlowFollowers());
    h = Mix.of(Mix.of(h, spec.certExpiryNs()), spec.autoLockManagers() ? 1 : 0);
    h = Mix.of(Mix.of(h, state.tokens().worker()), state.tokens().manager());
    for (int node : state.blacklisted().keySet()) {
      h = Mix.of(h, node);
    }
    return Mix.of(Mix.of(h, state.lamportTime()), state.unlockKey());
  }
}
