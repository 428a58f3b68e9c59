package io.dryswarm.models.ipvs;

import org.jspecify.annotations.Nullable;

/**
 * A scheduling policy at work for one virtual service: asked once per new connection, told of every change of the destinations.
 * Data-plane facts F7.1.
 */
public interface Scheduler {
  /**
   * Chooses for a new connection. Must not choose a server that is not {@linkplain RealServer#isEligible() eligible}, and must not
   * allocate.
   *
   * @param servers    newest first
   * @param connection only valid during the call
   * @return {@code null} if none may be chosen: the client's connection is refused
   */
  @Nullable
  RealServer select(RealServers servers, NewConnection connection);

  /** A server was put at the head of the list. */
  default void added(RealServers servers, RealServer server) {}

  /**
   * A server was taken out of the list.
   *
   * @param formerPosition where it stood; its successor stands there now
   */
  default void removed(RealServers servers, RealServer server, int formerPosition) {}

  /** The weight of a server was changed. */
  default void weightChanged(RealServers servers, RealServer server) {}

  /** Why the last {@link #select} chose this server, for a trace: a phrase without a full stop. */
  String explain(RealServers servers, RealServer chosen);
}
