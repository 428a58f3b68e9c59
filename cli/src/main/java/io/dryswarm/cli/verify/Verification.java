package io.dryswarm.cli.verify;

import io.dryswarm.cli.Runner;
import io.dryswarm.core.Simulation.EventObserver;
import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import java.util.List;
import java.util.function.LongConsumer;

/** Runs a specification twice and compares; on a difference runs it twice more to find its first event. */
public final class Verification {
  private final Runner runner;
  private final RunSpec spec;
  private final LongConsumer progressNs;

  public Verification(Runner runner, RunSpec spec, LongConsumer progressNs) {
    this.runner = runner;
    this.spec = spec;
    this.progressNs = progressNs;
  }

  public Outcome run() {
    Checkpoints first = new Checkpoints();
    Checkpoints second = new Checkpoints();
    RunResult firstResult = run(first);
    RunResult secondResult = run(second);
    if (!first.equalTo(second)) {
      return locate(first.equalUpTo(second));
    }
    return firstResult.eventDigest() == secondResult.eventDigest()
            && firstResult.resultDigest() == secondResult.resultDigest()
        ? new Outcome.Equal(firstResult)
        : new Outcome.ResultsOnly(firstResult.events());
  }

  private RunResult run(EventObserver observer) {
    return runner.run(spec, new RunOptions(List.of(), progressNs, Time.NEVER, observer));
  }

  private Outcome locate(long equalUpTo) {
    Window first = new Window(equalUpTo);
    Window second = new Window(equalUpTo);
    run(first);
    run(second);
    return firstDifference(first.events(), second.events(), equalUpTo);
  }

  private static Outcome firstDifference(List<Event> first, List<Event> second, long equalUpTo) {
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      Event one = i < first.size() ? first.get(i) : null;
      Event other = i < second.size() ? second.get(i) : null;
      if (one == null || !one.equals(other)) {
        return new Outcome.FirstEvent(equalUpTo + i + 1, one, other);
      }
    }
    return new Outcome.NotAgain(equalUpTo);
  }
}
