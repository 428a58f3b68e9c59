package io.dryswarm.models.underlay;

import java.util.ArrayList;
import java.util.List;

/** Which machines are up. Nodes are numbered from 0; all are up at the start. */
public final class Nodes {
  private final List<String> names;
  private final boolean[] up;
  private final int[] generation;
  private final List<NodeListener> listeners = new ArrayList<>();

  public Nodes(List<String> names) {
    this.names = List.copyOf(names);
    this.up = new boolean[names.size()];
    this.generation = new int[names.size()];
    java.util.Arrays.fill(up, true);
  }

  public int count() {
    return up.length;
  }

  public String name(int node) {
    return names.get(node);
  }

  public boolean isUp(int node) {
    return up[node];
  }

  /** Grows with every crash: what was sent to, or armed for, an earlier life of the node is void. */
  public int generation(int node) {
    return generation[node];
  }

  public void addListener(NodeListener listener) {
    listeners.add(listener);
  }

  /** Takes the power away; does nothing if the node is down already. */
  public void crash(int node) {
    if (up[node]) {
      up[node] = false;
      generation[node]++;
      listeners.forEach(l -> l.crashed(node));
    }
  }

  /** Boots the machine; does nothing if the node is up already. */
  public void boot(int node) {
    if (!up[node]) {
      up[node] = true;
      listeners.forEach(l -> l.booted(node));
    }
  }
}
