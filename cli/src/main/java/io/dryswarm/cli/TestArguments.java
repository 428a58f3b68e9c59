package io.dryswarm.cli;

import io.dryswarm.experiments.golden.GoldenFiles;
import io.dryswarm.experiments.regression.TestFiles;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which scenarios are tested, what is changed in them, and what was approved of them. */
final class TestArguments {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Scenarios, and folders: those stand for the scenarios directly in them.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--golden",
      paramLabel = "DIR",
      description =
          "Folder of golden files; default: beside the scenarios, voting.golden for voting.yaml. A file that is there is compared.")
  private @Nullable Path goldenDirectory;

  @Option(
      names = "--update-golden",
      description = "Approve: write the digest and all placement decisions as golden files.")
  boolean updateGolden;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = SeedConverter.class,
      description = "Root of all random streams, instead of the scenarios' own.")
  private @Nullable Long seed;

  @Option(
      names = "--engine",
      paramLabel = "VERSION",
      converter = EngineConverter.class,
      description = "Docker Engine on all nodes, instead of the scenarios' own: 20.10 or 28.")
  private @Nullable String engine;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      converter = SettingConverter.class,
      description = "Sets one value in every scenario; may be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at the same time; the result is the same (default: the processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  Overrides overrides() {
    return new Overrides(
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        Optional.empty(),
        Optional.ofNullable(engine),
        settings);
  }

  GoldenFiles golden() {
    return new GoldenFiles(goldenDirectory);
  }

  Workers workers() {
    require(threads >= 1 && threads <= 4096, "--threads: expected 1 or more");
    return new Workers(threads);
  }

  /**
   * The scenarios, in the order of the command line, those of a folder by name.
   *
   * @throws InputRejected if there is none
   */
  List<Path> files(ScenarioLoader loader) throws IOException, InputRejected {
    List<Path> files = TestFiles.of(paths, loader);
    if (files.isEmpty()) {
      throw new InputRejected("sim test: no scenario in "
          + String.join(", ", paths.stream().map(Path::toString).toList()));
    }
    Set<Path> golden = new LinkedHashSet<>();
    for (Path file : files) {
      Path own = golden().of(file).toAbsolutePath().normalize();
      require(
          golden.add(own) || goldenDirectory == null,
          "--golden: two scenarios would share " + golden().of(file));
    }
    return files;
  }

  void require(boolean holds, String message) {
    CommandSpec spec = command;
    if (!holds) {
      if (spec == null) {
        throw new IllegalStateException("not part of a command");
      }
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  boolean isSeeded() {
    return seed != null;
  }
}
