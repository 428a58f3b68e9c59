package io.dryswarm.models.cluster;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.cluster.observe.explain.RunExplainer;
import io.dryswarm.models.cluster.observe.history.RunRecorder;
import io.dryswarm.models.workload.RequestObserver;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who looks on, and for how long. Nothing here can change a run.
 *
 * @param sinks      receive every trace record
 * @param progressNs is told the virtual time about once for each second of it
 * @param untilNs    where the run ends if that is earlier than its duration
 * @param observer   sees every event
 * @param explainer  can afterwards tell why tasks are where they are
 * @param requests   is told how requests of users end
 * @param recorder   keeps how the run went, for charts and replays
 */
public record RunOptions(
    List<TraceSink> sinks,
    LongConsumer progressNs,
    long untilNs,
    Simulation.@Nullable EventObserver observer,
    @Nullable RunExplainer explainer,
    RequestObserver requests,
    @Nullable RunRecorder recorder) {
  /** Nobody keeps how the run goes. */
  public RunOptions(
      List<TraceSink> sinks,
      LongConsumer progressNs,
      long untilNs,
      Simulation.@Nullable EventObserver observer,
      @Nullable RunExplainer explainer,
      RequestObserver requests) {
    this(sinks, progressNs, untilNs, observer, explainer, requests, null);
  }

  /** Nobody looks at single requests. */
  public RunOptions(
      List<TraceSink> sinks,
      LongConsumer progressNs,
      long untilNs,
      Simulation.@Nullable EventObserver observer,
      @Nullable RunExplainer explainer) {
    this(sinks, progressNs, untilNs, observer, explainer, RequestObserver.NONE);
  }

  /** Nobody asks for reasons. */
  public RunOptions(
      List<TraceSink> sinks,
      LongConsumer progressNs,
      long untilNs,
      Simulation.@Nullable EventObserver observer) {
    this(sinks, progressNs, untilNs, observer, null);
  }

  /** The same, with somebody who keeps how the run goes. */
  public RunOptions recordedBy(RunRecorder by) {
    return new RunOptions(sinks, progressNs, untilNs, observer, explainer, requests, by);
  }

  /** Nobody looks on; to the end. */
  public static final RunOptions PLAIN = new RunOptions(List.of(), now -> {}, Long.MAX_VALUE, null);
}
