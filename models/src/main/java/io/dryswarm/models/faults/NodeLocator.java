package io.dryswarm.models.faults;

import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** The same words mean the same node for the whole run: what an action has found, the later ones find again. */
public final class NodeLocator implements ToIntFunction<NodeRef> {
  private final ToIntFunction<NodeRef> now;
  private final TreeMap<String, Integer> fixed = new TreeMap<>();

  /** @param now finds the node of a reference at this moment, or {@link FaultHost#NOWHERE} */
  public NodeLocator(ToIntFunction<NodeRef> now) {
    this.now = now;
  }

  @Override
  public int applyAsInt(NodeRef ref) {
    Integer known = fixed.get(ref.text());
    if (known != null) {
      return known;
    }
    int node = now.applyAsInt(ref);
    if (node != FaultHost.NOWHERE) {
      fixed.put(ref.text(), node);
    }
    return node;
  }
}
