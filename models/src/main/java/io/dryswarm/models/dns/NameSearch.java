package io.dryswarm.models.dns;

import org.jspecify.annotations.Nullable;

/**
 * How the engine finds a name: the whole name on every network of the container, then {@code a.b} on network {@code c}, then {@code a} on
 * network {@code b.c}. The first network that knows it answers alone. One search is used for many names; it holds what was found last.
 *
 * <p>Source: moby/moby libnetwork/sandbox.go ResolveName.
 */
public final class NameSearch {
  private int network;
  private @Nullable NameRecord record;
  private @Nullable NamedTask task;

  /** Looks a name up. Allocates nothing if the whole name is found, or has no dot. */
  public boolean find(String queried, NameScope scope) {
    String name = withoutFinalDot(queried);
    if (findOn(name, "", scope)) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    while (dot > 0) {
      if (findOn(name.substring(0, dot), name.substring(dot + 1), scope)) {
        return true;
      }
      dot = name.lastIndexOf('.', dot - 1);
    }
    return false;
  }

  /** Id of the network that knows the name. */
  public int network() {
    return network;
  }

  /** Number of its addresses, &ge; 1. */
  public int size() {
    return record == null ? 1 : record.size();
  }

  /** IPv4 address, unsigned 32-bit. */
  public int address(int index) {
    if (record != null) {
      return record.address(index);
    }
    return task == null ? 0 : task.address();
  }

  /** @param onNetwork name; empty = any */
  private boolean findOn(String name, String onNetwork, NameScope scope) {
    for (int i = 0; i < scope.size(); i++) {
      NameTable table = scope.table(i);
      if (table != null && (onNetwork.isEmpty() || onNetwork.equals(scope.networkName(i)))) {
        network = scope.network(i);
        record = table.lookup(name);
        task = record == null ? table.task(name) : null;
        if (record != null || task != null) {
          return true;
        }
      }
    }
    return false;
  }

  private static String withoutFinalDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
