package io.dryswarm.scenarios;

import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the command line says instead of the file.
 *
 * <p>Settings are what {@code --set} says, and what an experiment sets in one of its variants; messages name the option.
 *
 * @param seed     root seed
 * @param duration length of the run, as typed: {@code 5m}
 * @param engine   version of Docker Engine, as typed: {@code 20.10}
 * @param settings {@code path=value}; the path has the keys of the file, from the top, and may go on into a stack file below
 *     {@code stacks.<name>}; the value is YAML
 * @param varied   the same, of an experiment's {@code --vary}; they win over the others
 */
public record Overrides(
    OptionalLong seed,
    Optional<String> duration,
    Optional<String> engine,
    List<String> settings,
    List<String> varied) {
  /** The file counts as it is. */
  public static final Overrides NONE =
      new Overrides(OptionalLong.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

  public Overrides {
    settings = List.copyOf(settings);
    varied = List.copyOf(varied);
  }

  /** Nothing is varied. */
  public Overrides(
      OptionalLong seed,
      Optional<String> duration,
      Optional<String> engine,
      List<String> settings) {
    this(seed, duration, engine, settings, List.of());
  }

  public Overrides withSeed(long newSeed) {
    return new Overrides(OptionalLong.of(newSeed), duration, engine, settings, varied);
  }

  public Overrides withDuration(String newDuration) {
    return new Overrides(seed, Optional.of(newDuration), engine, settings, varied);
  }

  public Overrides withEngine(String newEngine) {
    return new Overrides(seed, duration, Optional.of(newEngine), settings, varied);
  }

  /** Adds a setting; a later one wins over an earlier one. */
  public Overrides with(String setting) {
    List<String> all = new ArrayList<>(settings);
    all.add(setting);
    return new Overrides(seed, duration, engine, all, varied);
  }

  /**
   * What is wrong with a setting whatever the scenario says: it has no path, no value, or its value is not YAML. Nothing if its form is right.
   */
  public static Optional<String> formFault(String setting) {
    Problems problems = new Problems();
    new SettingParser(problems)
        .parse(NONE.with(setting))
        .forEach(parsed -> YamlReader.readAt(parsed.from(), parsed.value(), problems));
    return problems.sorted().stream().map(Problem::message).findFirst();
  }

  /** Adds settings of an experiment's variant. */
  public Overrides vary(List<String> more) {
    List<String> all = new ArrayList<>(varied);
    all.addAll(more);
    return new Overrides(seed, duration, engine, settings, all);
  }
}
