package io.dryswarm.models.csi;

/** What becomes of cluster volumes, as people want to read it. */
public enum VolumeNews {
  /** A plugin has made one. */
  CREATED,
  DELETED,
  /** The managers have it published to a node. */
  ATTACHED,
  DETACHED,
  /** A node has it ready for its tasks. */
  MOUNTED,
  UNMOUNTED,
  /** Something failed and will be tried again. */
  FAILED
}
