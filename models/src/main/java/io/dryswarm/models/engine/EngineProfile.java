package io.dryswarm.models.engine;

import java.util.List;
import java.util.Optional;

/**
 * What differs between versions of Docker Engine: the one place for constants and rules that changed.
 *
 * @param name               version, as users write it: {@code 28}
 * @param spreadEnds         whether the scheduler's distribution over preference branches ends when a round changes nothing (swarmkit
 *                           2d6aff776, May 2025); before, it could go on for ever
 * @param healthStartInterval whether health checks know a start interval (Engine 25); before, the interval applied from the start
 * @param dnsTellsFailure    whether the embedded DNS server answers SERVFAIL when no outside server answers (Engine 24); before, it was silent
 * @param failedNodeEntries  what becomes of the table entries of a node that gossip declares failed
 */
public record EngineProfile(
    String name,
    boolean spreadEnds,
    boolean healthStartInterval,
    boolean dnsTellsFailure,
    FailedNodeEntries failedNodeEntries) {
  /** Engine 20.10 with the SwarmKit that it contains. */
  public static final EngineProfile V20_10 =
      new EngineProfile("20.10", false, false, false, FailedNodeEntries.DELETED);

  /** Engine 28. */
  public static final EngineProfile V28 =
      new EngineProfile("28", true, true, true, FailedNodeEntries.DELETED);

  /** The newest one. */
  public static final EngineProfile DEFAULT = V28;

  /** All, oldest first. */
  public static final List<EngineProfile> ALL = List.of(V20_10, V28);

  /** The profile of that name. */
  public static Optional<EngineProfile> named(String name) {
    return ALL.stream().filter(profile -> profile.name().equals(name)).findFirst();
  }
}
