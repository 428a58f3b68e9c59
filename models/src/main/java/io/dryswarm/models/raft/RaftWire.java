package io.dryswarm.models.raft;

import io.dryswarm.models.underlay.Fabric;

/** How messages travel between managers. */
public interface RaftWire {
  /**
   * One message, sent now.
   *
   * @return nanoseconds until it arrives, or {@link Fabric#LOST}
   */
  long delayNs(int fromNode, int toNode, int bytes);

  /** Whether the way is open at all. */
  boolean isOpen(int fromNode, int toNode);

  /**
   * A short question and its answer, over a connection: what is lost by chance is sent again.
   *
   * @return nanoseconds until the answer is there, or {@link Fabric#LOST}
   */
  long callNs(int fromNode, int toNode);

  /** Whether there are connections that break with the process at their end, and have to be made anew. */
  default boolean hasConnections() {
    return false;
  }

  /** Connections, as Swarm has them: in order, and lossless unless the way is closed. */
  static RaftWire streams(Fabric fabric) {
    return new RaftWire() {
      @Override
      public long delayNs(int fromNode, int toNode, int bytes) {
        return fabric.streamDelayNs(fromNode, toNode, bytes);
      }

      @Override
      public long callNs(int fromNode, int toNode) {
        long thereNs = delayNs(fromNode, toNode, RaftMessage.HEADER_BYTES);
        long backNs = delayNs(toNode, fromNode, RaftMessage.HEADER_BYTES);
        return thereNs == Fabric.LOST || backNs == Fabric.LOST ? Fabric.LOST : thereNs + backNs;
      }

      @Override
      public boolean hasConnections() {
        return true;
      }

      @Override
      public boolean isOpen(int fromNode, int toNode) {
        return fabric.isOpen(fromNode, toNode);
      }
    };
  }
}
