package io.dryswarm.models.faults;

import java.util.TreeMap;

/** The same words mean the same node for the whole run: what an entry has found, the later ones find again. */
public final class NodeLocator {
  private final Hands hands;
  private final TreeMap<String, Integer> fixed = new TreeMap<>();

  public NodeLocator(Hands hands) {
    this.hands = hands;
  }

  /** The node of a reference, {@link Hands#NOWHERE} if there is none yet. */
  public int find(NodeRef ref) {
    Integer known = fixed.get(ref.text());
    if (known != null) {
      return known;
    }
    int node = hands.node(ref);
    if (node != Hands.NOWHERE) {
      fixed.put(ref.text(), node);
    }
    return node;
  }
}
