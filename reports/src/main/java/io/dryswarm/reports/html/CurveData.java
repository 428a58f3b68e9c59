package io.dryswarm.reports.html;

import io.dryswarm.models.result.RunResult;
import java.io.IOException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Latency by percentile, as HdrHistogram steps through it: the closer to 100 %, the finer. */
final class CurveData {
  private static final int STEPS_PER_HALVING = 5;

  private final PageJson out;

  CurveData(PageJson out) {
    this.out = out;
  }

  void write(RunResult result) throws IOException {
    out.json().writeArrayFieldStart("curves");
    for (RunResult.RequestResult kind : result.requests()) {
      write("requests", kind.users() + " " + kind.request(), kind.latency());
    }
    for (RunResult.ItemResult item : result.items()) {
      write("items", item.item() + " until stored", item.storeLatency());
      write("items", item.item() + " until seen", item.seenLatency());
    }
    write("raft", "Raft commit", result.controlPlane().commitLatency());
    out.json().writeEndArray();
  }

  /** Points are the share of requests that are not longer, and the latency. */
  private void write(String group, String name, Histogram histogram) throws IOException {
    if (histogram.getTotalCount() == 0) {
      return;
    }
    out.begin();
    out.json().writeStringField("group", group);
    out.json().writeStringField("name", name);
    out.json().writeNumberField("count", histogram.getTotalCount());
    out.json().writeArrayFieldStart("points");
    for (HistogramIterationValue value : histogram.percentiles(STEPS_PER_HALVING)) {
      out.json().writeStartArray();
      out.json().writeNumber(value.getPercentileLevelIteratedTo());
      out.ms(value.getValueIteratedTo());
      out.json().writeEndArray();
    }
    out.json().writeEndArray();
    out.end();
  }
}
