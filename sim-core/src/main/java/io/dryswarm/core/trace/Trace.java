package io.dryswarm.core.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Hands trace records to the sinks of a run; does nothing while there are none. */
public final class Trace {
  private final LongSupplier nowNs;
  private final List<TraceSink> sinks = new ArrayList<>();

  public Trace(LongSupplier nowNs) {
    this.nowNs = nowNs;
  }

  public void addSink(TraceSink sink) {
    sinks.add(sink);
  }

  /** Whether anybody listens: ask before building an expensive text. */
  public boolean isOn() {
    return !sinks.isEmpty();
  }

  public void add(TraceCode code, int entity) {
    add(code, entity, 0, 0, "");
  }

  public void add(TraceCode code, int entity, long a) {
    add(code, entity, a, 0, "");
  }

  public void add(TraceCode code, int entity, long a, long b) {
    add(code, entity, a, b, "");
  }

  public void add(TraceCode code, int entity, long a, long b, String text) {
    for (int i = 0; i < sinks.size(); i++) {
      sinks.get(i).record(nowNs.getAsLong(), code, entity, a, b, text);
    }
  }
}
