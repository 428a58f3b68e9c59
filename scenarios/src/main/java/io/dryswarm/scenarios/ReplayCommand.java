package io.dryswarm.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The command line that repeats a run. */
final class ReplayCommand {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private ReplayCommand() {}

  static String of(String file, long seed, Overrides overrides) {
    List<String> words = new ArrayList<>(List.of("sim", "run", file, "--seed", "" + seed));
    overrides.duration().ifPresent(duration -> words.addAll(List.of("--duration", duration)));
    overrides.engine().ifPresent(engine -> words.addAll(List.of("--engine", engine)));
    overrides.settings().forEach(setting -> words.addAll(List.of("--set", setting)));
    overrides.varied().forEach(setting -> words.addAll(List.of("--set", setting)));
    return String.join(" ", words.stream().map(ReplayCommand::quoted).toList());
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
