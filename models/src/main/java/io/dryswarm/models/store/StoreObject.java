package io.dryswarm.models.store;

/** An object of the cluster store; immutable. */
public sealed interface StoreObject
    permits NodeObject,
        ServiceObject,
        TaskObject,
        NetworkObject,
        SecretObject,
        ConfigObject,
        VolumeObject,
        ClusterObject {
  /** Unique per kind, never used twice; nodes: the index of the node. */
  int id();

  /** Raft index of the last write; 0 before the first commit. */
  long version();

  /** The same object with another version. */
  StoreObject withVersion(long version);

  /** Digest of the content that matters to decisions. */
  long digest();
}
