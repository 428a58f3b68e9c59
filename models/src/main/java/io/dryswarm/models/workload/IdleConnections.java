package io.dryswarm.models.workload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connections to one place that nobody uses at the moment; the one that was used last is used next. Objects are used again. */
final class IdleConnections {
  private final String service;
  private final long idleNs;
  private final Consumer<KeptConnection> hangUp;
  private final ArrayDeque<KeptConnection> idle = new ArrayDeque<>();
  private final List<KeptConnection> spare = new ArrayList<>();

  /**
   * @param hangUp closes a connection
   */
  IdleConnections(String service, long idleNs, Consumer<KeptConnection> hangUp) {
    this.service = service;
    this.hangUp = hangUp;
    this.idleNs = idleNs;
  }

  int count() {
    return idle.size();
  }

  /** One that is still open, or {@code null}; those that were idle for too long, or closed by the server, are dropped. */
  @Nullable
  KeptConnection take(long nowNs) {
    KeptConnection found = null;
    while (found == null && !idle.isEmpty()) {
      found = useful(idle.removeLast(), nowNs);
    }
    return found;
  }

  /** The connection, or {@code null} after dropping it. */
  @Nullable
  KeptConnection useful(KeptConnection connection, long nowNs) {
    if (nowNs - connection.idleSinceNs < idleNs && !connection.isLeftByServer()) {
      return connection;
    }
    drop(connection);
    return null;
  }

  void giveBack(KeptConnection connection, long nowNs) {
    while (!idle.isEmpty() && nowNs - idle.getFirst().idleSinceNs >= idleNs) {
      drop(idle.removeFirst());
    }
    connection.idleSinceNs = nowNs;
    idle.addLast(connection);
  }

  /** An object for a connection that has just been opened. */
  KeptConnection make() {
    return spare.isEmpty() ? new KeptConnection(service) : spare.remove(spare.size() - 1);
  }

  /** The connection is of no use any more. */
  void drop(KeptConnection connection) {
    hangUp.accept(connection);
    spare.add(connection);
  }
}
