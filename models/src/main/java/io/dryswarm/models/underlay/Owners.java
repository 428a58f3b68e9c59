package io.dryswarm.models.underlay;

import io.dryswarm.core.EventOwner;
import java.util.function.IntUnaryOperator;

/**
 * Whose events are whose: each node has two owners, its engine and its machine, so that a hung engine stands still alone and a hung
 * machine with it.
 */
public final class Owners {
  /** For events whose target is the node on whose engine they happen. */
  public static final EventOwner ENGINE = (node, arg) -> engine(node);

  private Owners() {}

  static int engine(int node) {
    return 2 * node;
  }

  static int machine(int node) {
    return 2 * node + 1;
  }

  /**
   * For events on machines: programs, connections.
   *
   * @param nodeOf the node of an event's target; negative = nobody's
   */
  public static EventOwner machineOf(IntUnaryOperator nodeOf) {
    return (target, arg) -> machineOrNobody(nodeOf.applyAsInt(target));
  }

  /** The owner that is a node's machine; a negative node is nobody. */
  public static int machineOrNobody(int node) {
    return node < 0 ? EventOwner.NOBODY : machine(node);
  }
}
