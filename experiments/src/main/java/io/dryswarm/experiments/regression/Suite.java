package io.dryswarm.experiments.regression;

import io.dryswarm.core.SimulationFault;
import io.dryswarm.experiments.golden.GoldenFiles;
import io.dryswarm.experiments.golden.GoldenRefused;
import io.dryswarm.experiments.sweep.Simulator;
import io.dryswarm.experiments.sweep.Sweep;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs scenarios as tests, several at a time. */
public final class Suite {
  private final ScenarioLoader loader;
  private final Overrides overrides;
  private final Simulator simulator;
  private final GoldenFiles golden;
  private final boolean updateGolden;

  /**
   * @param overrides    what counts instead of every file
   * @param updateGolden put what the runs do on record instead of comparing it
   */
  public Suite(
      ScenarioLoader loader,
      Overrides overrides,
      Simulator simulator,
      GoldenFiles golden,
      boolean updateGolden) {
    this.loader = loader;
    this.overrides = overrides;
    this.simulator = simulator;
    this.golden = golden;
    this.updateGolden = updateGolden;
  }

  /**
   * Runs all of them.
   *
   * @return in the order of the files
   * @throws UncheckedIOException if a golden file cannot be read or written
   */
  public List<ScenarioOutcome> run(List<Path> files, Workers workers, Sweep.Progress progress)
      throws InterruptedException {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      numbers.add(i);
    }
    SortedMap<Integer, ScenarioOutcome> outcomes = new TreeMap<>();
    workers.run(numbers, number -> new Numbered(number, run(files.get(number))), done -> {
      outcomes.put(done.number, done.outcome);
      progress.told(outcomes.size(), outcomes.size(), files.size());
    });
    return List.copyOf(outcomes.values());
  }

  private record Numbered(int number, ScenarioOutcome outcome) {}

  /** Runs one of them. */
  ScenarioOutcome run(Path file) {
    String typed = file.toString().replace('\\', '/');
    LoadResult read = loader.load(file, overrides);
    if (read instanceof LoadResult.Rejected rejected) {
      return Outcomes.rejected(typed, rejected);
    }
    LoadResult.Loaded loaded = (LoadResult.Loaded) read;
    try {
      GoldenCheck check = GoldenCheck.of(golden, file, loaded.run().run().seed(), updateGolden);
      return Outcomes.of(typed, loaded, check, simulator);
    } catch (GoldenRefused refused) {
      return Outcomes.unusable(typed, loaded, golden.of(file).toString(), refused);
    } catch (SimulationFault fault) {
      return Outcomes.fault(typed, loaded, fault);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
