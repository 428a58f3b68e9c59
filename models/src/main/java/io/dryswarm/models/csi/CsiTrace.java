package io.dryswarm.models.csi;

import io.dryswarm.core.trace.TraceCode;

/** What becomes of cluster volumes. */
public final class CsiTrace {
  public static final TraceCode CREATED = new TraceCode(
      "csi.created",
      "A plugin has made a cluster volume; entity: the volume, a: the manager, text: its name.");
  public static final TraceCode DELETED = new TraceCode(
      "csi.deleted",
      "A plugin has unmade a cluster volume; entity: the volume, a: the manager, text: its name.");
  public static final TraceCode ATTACHED = new TraceCode(
      "csi.attached",
      "The manager has published a cluster volume to a node; entity: the volume, a: the node, text: its name.");
  public static final TraceCode DETACHED = new TraceCode(
      "csi.detached",
      "The manager has unpublished a cluster volume from a node; entity: the volume, a: the node, text: its name.");
  public static final TraceCode MOUNTED = new TraceCode(
      "csi.mounted",
      "A node has a cluster volume ready for its tasks; entity: the volume, a: the node, text: its name.");
  public static final TraceCode UNMOUNTED = new TraceCode(
      "csi.unmounted",
      "A node has let a cluster volume go; entity: the volume, a: the node, text: its name.");
  public static final TraceCode FAILED = new TraceCode(
      "csi.failed",
      "Work on a cluster volume failed and will be tried again; entity: the volume, a: the node, b: failures before, text: its name and the error.");

  public static final TraceCode TORN = new TraceCode(
      "csi.torn",
      "A cluster volume for one node is mounted on a second one; entity: the second node, text: its name and the first one.");

  private CsiTrace() {}

  public static TraceCode of(VolumeNews news) {
    return switch (news) {
      case CREATED -> CREATED;
      case DELETED -> DELETED;
      case ATTACHED -> ATTACHED;
      case DETACHED -> DETACHED;
      case MOUNTED -> MOUNTED;
      case UNMOUNTED -> UNMOUNTED;
      case FAILED -> FAILED;
    };
  }
}
