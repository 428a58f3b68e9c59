package io.dryswarm.models.operations;

import io.dryswarm.core.trace.TraceCode;

/** What users do. */
public final class OperationTrace {
  public static final TraceCode ASKED = new TraceCode(
      "operation.asked",
      "A user asks something of the swarm; entity: the node that is asked, a: 1 if the command is a line of a script, text: the command.");
  public static final TraceCode REFUSED = new TraceCode(
      "operation.refused",
      "The swarm or the client refuses what a user asks; entity: the node that was asked, text: the answer.");
  public static final TraceCode PRINTED = new TraceCode(
      "operation.printed",
      "A typed command has ended; entity: the node where it was typed, a: 1 if the command is a line of a script, text: a line that it printed.");
  public static final TraceCode FAILED = new TraceCode(
      "operation.failed",
      "A typed command ended with an error, which it has printed; entity: the node where it was typed, a: exit status, b: 1 if it was refused, 0 if what it led to failed, text: the command.");
  public static final TraceCode DONE = new TraceCode(
      "operation.done",
      "A command was carried out; entity: the node that was asked, text: the command.");

  /** {@code a} of what comes from a script, which is typed besides the operations of the scenario. */
  public static final int OF_SCRIPT = 1;

  private OperationTrace() {}
}
