package io.dryswarm.models.cluster;

import io.dryswarm.core.trace.MemorySink.TraceRecord;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.core.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;

/** Every trace record of a run, for questions afterwards. */
final class RunLog implements TraceSink {
  private final List<TraceRecord> records = new ArrayList<>();

  @Override
  public void record(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    records.add(new TraceRecord(timeNs, code, entity, a, b, text));
  }

  void clear() {
    records.clear();
  }

  List<TraceRecord> of(TraceCode code) {
    return records.stream().filter(r -> r.code().equals(code)).toList();
  }
}
