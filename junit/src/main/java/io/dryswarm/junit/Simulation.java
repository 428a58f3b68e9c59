package io.dryswarm.junit;

import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.observe.explain.RunExplainer;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** A scenario with what is changed in it, ready to run. Immutable; equal ones give equal results. */
public final class Simulation {
  private final String file;
  private final Overrides overrides;

  private Simulation(String file, Overrides overrides) {
    this.file = file;
    this.overrides = overrides;
  }

  /** A scenario, or a stack file, as it is. */
  public static Simulation of(String file) {
    return new Simulation(file, Overrides.NONE);
  }

  static Simulation of(SimulationTest test) {
    Simulation simulation = of(test.value());
    if (test.seed() != SimulationTest.OF_SCENARIO) {
      simulation = simulation.seed(test.seed());
    }
    if (!test.engine().isEmpty()) {
      simulation = simulation.engine(test.engine());
    }
    if (!test.duration().isEmpty()) {
      simulation = simulation.duration(test.duration());
    }
    for (String setting : test.set()) {
      simulation = simulation.set(setting);
    }
    return simulation;
  }

  /** With another root of all random streams. */
  public Simulation seed(long seed) {
    return new Simulation(file, overrides.withSeed(seed));
  }

  /**
   * With another value, as {@code sim run --set} takes it.
   *
   * @param setting {@code cluster.workers.count=5}
   */
  public Simulation set(String setting) {
    return new Simulation(file, overrides.with(setting));
  }

  /** With another Docker Engine on all nodes: {@code 20.10}. */
  public Simulation engine(String version) {
    return new Simulation(file, overrides.withEngine(version));
  }

  /** For another time: {@code 5m}. */
  public Simulation duration(String duration) {
    return new Simulation(file, overrides.withDuration(duration));
  }

  /**
   * Runs it in this thread.
   *
   * @throws IllegalArgumentException with every mistake and its place, if the scenario cannot be read
   * @throws io.dryswarm.core.SimulationFault if the simulator itself, or a policy that it called, is broken
   */
  public SimulationResult run() {
    LoadResult read = new ScenarioLoader(System.getenv(), InputStream.nullInputStream())
        .load(Path.of(file), overrides);
    if (read instanceof LoadResult.Rejected rejected) {
      throw new IllegalArgumentException("\n" + rejected.text());
    }
    LoadResult.Loaded loaded = (LoadResult.Loaded) read;
    RunExplainer explainer = new RunExplainer();
    RunResult result = ClusterSimulation.run(
        loaded.run(), new RunOptions(List.of(), now -> {}, Long.MAX_VALUE, null, explainer));
    return new SimulationResult(file, loaded, result, explainer);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Simulation simulation
        && file.equals(simulation.file)
        && overrides.equals(simulation.overrides);
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + overrides.hashCode();
  }

  @Override
  public String toString() {
    return file + " " + overrides;
  }
}
