package io.dryswarm.models.controlapi;

import io.dryswarm.core.trace.TraceCode;

/** What the API reports. */
public final class ControlApiTrace {
  public static final TraceCode HELD = new TraceCode(
      "controlapi.held",
      "A manager that knows no leader keeps a request; entity: the manager, a: number of the request.");
  public static final TraceCode STUCK = new TraceCode(
      "controlapi.stuck",
      "A request or its answer does not get through between two managers; entity: the sender, a: number of the request, b: the receiver.");
  public static final TraceCode REFUSED = new TraceCode(
      "controlapi.refused",
      "A request is refused; entity: the manager that was asked, a: number of the request, text: the answer.");

  private ControlApiTrace() {}
}
