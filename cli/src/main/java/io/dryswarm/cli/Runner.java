package io.dryswarm.cli;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Runs a specification: the one door from the command line to the simulator. */
@FunctionalInterface
public interface Runner {
  /**
   * @throws io.dryswarm.core.SimulationFault if the simulator itself is broken
   */
  RunResult run(RunSpec spec, Watch watch);

  /**
   * Who looks on, and for how long.
   *
   * @param sinks      receive every trace record
   * @param progressNs is told the virtual time about once for each second of it
   * @param untilNs    where the run ends if that is earlier than its duration
   * @param observer   sees every event
   */
  record Watch(
      List<TraceSink> sinks,
      LongConsumer progressNs,
      long untilNs,
      Simulation.@Nullable EventObserver observer) {}
}
