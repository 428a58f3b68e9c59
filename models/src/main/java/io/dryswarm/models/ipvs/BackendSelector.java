package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;

/**
 * A scheduling policy; a plug-in found by {@code ServiceLoader}. Stateless itself: what a policy remembers between connections lives in
 * the {@link Scheduler} that it makes for each virtual service of each node.
 *
 * <p>A policy must be deterministic: equal calls in equal order, with equal dice, give equal choices.
 */
public interface BackendSelector {
  /** Stable lower-case name, for the kernel's own as {@code ipvsadm -s} takes it: {@code rr}, {@code wlc}. */
  String name();

  /**
   * State of one virtual service on one node, without any destination yet.
   *
   * @param dice the only source of randomness that the policy may use
   */
  Scheduler newScheduler(Dice dice);
}
