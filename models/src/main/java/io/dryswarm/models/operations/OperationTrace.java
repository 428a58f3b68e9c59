package io.dryswarm.models.operations;

import io.dryswarm.core.trace.TraceCode;

/** What users do. */
public final class OperationTrace {
  public static final TraceCode ASKED = new TraceCode(
      "operation.asked",
      "A user asks something of the swarm; entity: the node that is asked, text: the command.");
  public static final TraceCode REFUSED = new TraceCode(
      "operation.refused",
      "The client refuses a command; entity: the node where it was given, text: what it prints.");
  public static final TraceCode PRINTED = new TraceCode(
      "operation.printed",
      "A typed command has ended; entity: the node where it was typed, text: a line that it printed.");
  public static final TraceCode DONE = new TraceCode(
      "operation.done",
      "A command was carried out; entity: the node that was asked, text: the command.");

  private OperationTrace() {}
}
