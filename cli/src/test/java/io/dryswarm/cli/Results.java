package io.dryswarm.cli;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.ControlPlaneResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Results without a simulation. */
final class Results {
  private Results() {}

  /** Of 1000 requests of {@code visitors}, so many failed. */
  static RunResult of(RunSpec spec, long failed) {
    Histogram latency = new Histogram(Time.HOUR, 3);
    latency.recordValueWithCount(3 * Time.MILLISECOND, 1000 - failed);
    TreeMap<String, Long> errors = new TreeMap<>();
    errors.put("connection refused", failed);
    return new RunResult(
        spec.run(),
        spec.durationNs(),
        3,
        2,
        List.of(
            new TimelineEntry(Time.SECOND, "service.created", "swarm", "service s_web created")),
        List.of(new RequestResult("visitors", "GET /", 1000, 1000 - failed, errors, 0, 0, latency)),
        List.of(),
        List.of(),
        List.of(),
        new ControlPlaneResult(0, 0, 10, new Histogram(Time.HOUR, 3)),
        List.of(),
        5_000,
        0xabcL,
        failed);
  }
}
