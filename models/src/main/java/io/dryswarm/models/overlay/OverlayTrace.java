package io.dryswarm.models.overlay;

import io.dryswarm.core.trace.TraceCode;

/** What the overlay writes into the trace. */
public final class OverlayTrace {
  public static final TraceCode BACKEND_ADDED = new TraceCode(
      "overlay.backend-added",
      "Node <entity> balances to task <a> on network <b> from now on; text: the task's name.");
  public static final TraceCode BACKEND_DISABLED = new TraceCode(
      "overlay.backend-disabled",
      "Node <entity> sends no new connections to task <a> on network <b>; text: the task's name.");
  public static final TraceCode BACKEND_REMOVED = new TraceCode(
      "overlay.backend-removed",
      "Node <entity> does not know task <a> on network <b> any more; text: the task's name.");
  public static final TraceCode BACKENDS_DROPPED = new TraceCode(
      "overlay.backends-dropped",
      "Node <entity> dropped all <b> back ends of node <a>, which it declared failed.");

  private OverlayTrace() {}
}
