package io.dryswarm.cli;

import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenario is run, and what is changed in it. */
final class ScenarioArguments {
  @Parameters(paramLabel = "FILE", description = "A scenario, or a stack (compose) file as it is.")
  private Path file = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = SeedConverter.class,
      description = "Root of all random streams, instead of the scenario's.")
  private @Nullable Long seed;

  @Option(
      names = "--duration",
      paramLabel = "D",
      description = "Length of the run, instead of the scenario's: 10m, 1h30m.")
  private @Nullable String duration;

  @Option(
      names = "--engine",
      paramLabel = "VERSION",
      description = "Docker Engine on all nodes, instead of the scenario's: 20.10 or 28.")
  private @Nullable String engine;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Sets one value of the scenario; may be repeated.")
  private List<String> settings = new ArrayList<>();

  /**
   * Reads the scenario with what the command line sets over it; tells warnings.
   *
   * @throws InputRejected with everything that is wrong
   */
  LoadResult.Loaded load(Console console, boolean quiet) throws InputRejected {
    LoadResult result =
        new ScenarioLoader(console.environment(), System.in).load(file, overrides());
    if (!quiet) {
      result.warnings().forEach(console::error);
    }
    if (result instanceof LoadResult.Rejected rejected) {
      throw new InputRejected(rejected);
    }
    return (LoadResult.Loaded) result;
  }

  Overrides overrides() {
    return new Overrides(
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        Optional.ofNullable(duration),
        Optional.ofNullable(engine),
        settings);
  }

  Path file() {
    return file;
  }
}
