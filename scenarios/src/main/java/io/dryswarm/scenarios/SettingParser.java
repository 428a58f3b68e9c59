package io.dryswarm.scenarios;

import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.scenarios.language.Setting;
import java.util.ArrayList;
import java.util.List;

/** Makes settings of what the command line says; messages name the option as typed. */
final class SettingParser {
  private static final String EXPECT = "expect";

  private final Problems problems;

  SettingParser(Problems problems) {
    this.problems = problems;
  }

  List<Setting> parse(Overrides overrides) {
    List<Setting> settings = new ArrayList<>();
    overrides.settings().forEach(text -> add("--set ", text, settings));
    overrides.varied().forEach(text -> add("--vary ", text, settings));
    overrides.seed().ifPresent(seed -> settings.add(option("seed", "seed", String.valueOf(seed))));
    overrides
        .duration()
        .ifPresent(duration -> settings.add(option("duration", "duration", duration)));
    overrides
        .engine()
        .ifPresent(engine -> settings.add(option("engine", "cluster.engine", engine)));
    return settings;
  }

  private void add(String option, String text, List<Setting> settings) {
    Position from = from(option + text);
    int equals = text.indexOf('=');
    List<String> path = path(text.substring(0, Math.max(0, equals)));
    if (path.contains("")) {
      problems.add(from, "", "expected path=value, such as cluster.workers.count=5");
      return;
    }
    settings.add(new Setting(path, text.substring(equals + 1), from));
  }

  /** The names of metrics have dots themselves. */
  private static List<String> path(String text) {
    return List.of(text.startsWith(EXPECT + ".") ? text.split("\\.", 2) : text.split("\\.", -1));
  }

  private static Setting option(String name, String path, String value) {
    return new Setting(List.of(path.split("\\.")), value, from("--" + name + " " + value));
  }

  private static Position from(String option) {
    return Position.ofFile(SourceFile.of(option, ""));
  }
}
