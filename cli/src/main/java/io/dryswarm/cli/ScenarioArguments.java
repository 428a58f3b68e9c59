package io.dryswarm.cli;

import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which scenario is run, and what is changed in it. */
class ScenarioArguments {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private @Nullable Path file;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = SeedConverter.class,
      description = "Root of all random streams, instead of the scenario's.")
  private @Nullable Long seed;

  @Option(
      names = "--duration",
      paramLabel = "D",
      converter = LengthConverter.class,
      description = "Length of the run, instead of the scenario's: 10m, 1h30m.")
  private @Nullable String duration;

  @Option(
      names = "--engine",
      paramLabel = "VERSION",
      converter = EngineConverter.class,
      description = "Docker Engine on all nodes, instead of the scenario's: 20.10 or 28.")
  private @Nullable String engine;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      converter = SettingConverter.class,
      description = "Sets one value of the scenario; may be repeated.")
  private List<String> settings = new ArrayList<>();

  /**
   * Reads the scenario with what the command line sets over it; tells warnings.
   *
   * @throws InputRejected with everything that is wrong
   */
  LoadResult.Loaded load(Console console, boolean quiet) throws InputRejected {
    return loaded(loader(console).load(file(), overrides()), console, quiet);
  }

  /**
   * The same, but without a file a cluster on which nothing runs.
   *
   * @throws InputRejected with everything that is wrong
   */
  LoadResult.Loaded loadOrDefault(Console console, boolean quiet) throws InputRejected {
    return file != null
        ? load(console, quiet)
        : loaded(loader(console).empty(overrides()), console, quiet);
  }

  private static ScenarioLoader loader(Console console) {
    return new ScenarioLoader(console.environment(), System.in);
  }

  private static LoadResult.Loaded loaded(LoadResult result, Console console, boolean quiet)
      throws InputRejected {
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

  /** The option by which the command line sets this path, a part of it, or what it is part of, already. */
  Optional<String> optionFor(String path) {
    if (seed != null && overlap(path, "seed")) {
      return Optional.of("--seed");
    }
    if (duration != null && overlap(path, "duration")) {
      return Optional.of("--duration");
    }
    if (engine != null && overlap(path, "cluster.engine")) {
      return Optional.of("--engine");
    }
    return settings.stream()
        .map(setting -> setting.split("=", 2)[0])
        .filter(set -> overlap(path, set))
        .map(set -> "--set " + set)
        .findFirst();
  }

  private static boolean overlap(String one, String other) {
    return (one + ".").startsWith(other + ".") || (other + ".").startsWith(one + ".");
  }

  final void setFile(Path named) {
    file = named;
  }

  /** @throws ParameterException if none is named */
  Path file() {
    if (file == null) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(), "Missing required parameter: 'FILE'");
    }
    return file;
  }

  /** Version of the engines as far as the command line says it. */
  EngineProfile engine() {
    return Optional.ofNullable(engine).flatMap(EngineProfile::named).orElse(EngineProfile.DEFAULT);
  }
}
