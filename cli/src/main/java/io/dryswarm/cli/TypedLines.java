package io.dryswarm.cli;

import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.operations.OperationTrace;

/** What the commands of the command line print, as on a terminal; those of the scenario print to its report. */
final class TypedLines implements TraceSink {
  private final StringBuilder text = new StringBuilder();

  @Override
  public void record(long timeNs, TraceCode code, int entity, long a, long b, String words) {
    if (a != OperationTrace.OF_SCRIPT) {
      return;
    }
    if (code.equals(OperationTrace.ASKED)) {
      text.append("$ ").append(words).append('\n');
    } else if (code.equals(OperationTrace.PRINTED)) {
      text.append(words).append('\n');
    }
  }

  String text() {
    return text.toString();
  }
}
