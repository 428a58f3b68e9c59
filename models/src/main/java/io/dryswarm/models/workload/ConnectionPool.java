package io.dryswarm.models.workload;

import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A process's connections to one service: who has one, which are idle, who waits for one. */
final class ConnectionPool {
  final String service;
  final PoolSpec spec;

  /** Activities that wait, first come first served; some of them may have given up. */
  final IntArrayFIFOQueue waiting = new IntArrayFIFOQueue();

  private final IdleConnections idle;
  private int inUse;

  /**
   * @param hangUp closes a connection
   */
  ConnectionPool(String service, PoolSpec spec, Consumer<KeptConnection> hangUp) {
    this.service = service;
    this.spec = spec;
    this.idle = new IdleConnections(service, spec.idleNs(), hangUp);
  }

  /** Whether somebody can have a connection now: an idle one, or a new one. */
  boolean isAvailable() {
    return inUse < spec.size();
  }

  /** Somebody uses a connection from now on: the one returned, or, if that is {@code null}, one that it opens. */
  @Nullable
  KeptConnection take(long nowNs) {
    inUse++;
    return idle.take(nowNs);
  }

  /** A connection is free again. */
  void giveBack(KeptConnection connection, long nowNs) {
    inUse--;
    idle.giveBack(connection, nowNs);
  }

  /** For a connection that is being opened. */
  KeptConnection make() {
    return idle.make();
  }

  /** Somebody's connection broke, or was never made. */
  void lost(@Nullable KeptConnection connection) {
    inUse--;
    if (connection != null) {
      idle.drop(connection);
    }
  }

  int inUse() {
    return inUse;
  }
}
