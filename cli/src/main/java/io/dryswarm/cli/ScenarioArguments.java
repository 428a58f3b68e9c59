package io.dryswarm.cli;

import io.dryswarm.scenarios.quantity.Quantities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Which scenario is run, and what is changed in it. */
final class ScenarioArguments {
  @Parameters(paramLabel = "FILE", description = "A scenario, or a stack (compose) file as it is.")
  private Path file = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Root of all random streams, instead of the scenario's.")
  private @Nullable Long seed;

  @Option(
      names = "--duration",
      paramLabel = "D",
      converter = DurationConverter.class,
      description = "Length of the run, instead of the scenario's: 10m, 1h30m.")
  private @Nullable Long durationNs;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Sets one value of the scenario; may be repeated.")
  private List<String> settings = new ArrayList<>();

  /** Reads the scenario with what the command line sets over it. */
  Scenarios.Scenario load(Scenarios scenarios, String command) throws Scenarios.InputProblems {
    return scenarios.load(
        file,
        new Scenarios.Overrides(optional(seed), optional(durationNs), List.copyOf(settings)),
        replay(command));
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** The seed is added by who knows it. */
  private String replay(String command) {
    StringBuilder replay = new StringBuilder(command).append(' ').append(quoted(file.toString()));
    settings.forEach(setting -> replay.append(" --set ").append(quoted(setting)));
    if (durationNs != null) {
      replay.append(" --duration ").append(durationNs).append("ns");
    }
    return replay.toString();
  }

  private static String quoted(String word) {
    return word.matches("[\\w./=:@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  Path file() {
    return file;
  }

  /** Durations as scenarios write them. */
  static final class DurationConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return Quantities.DURATION
          .parse(text)
          .orElseThrow(() -> new TypeConversionException(
              "'" + text + "' is not " + Quantities.DURATION.expected()));
    }
  }
}
