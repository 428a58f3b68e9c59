package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.compose.yaml.YamlFiles;
import io.dryswarm.scenarios.quantity.GoDuration;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A recording of arrivals: one a line, its time in the first column, in seconds ({@code 12.034}) or with a unit ({@code 12034ms}),
 * ascending. Further columns, empty lines and lines that begin with {@code #} do not count, nor does a first line of titles.
 */
final class ArrivalFile {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,12})?");
  private static final Pattern TITLE = Pattern.compile("[A-Za-z_\" ].*");
  private static final int NANO_DIGITS = 9;

  private final Path directory;
  private final Problems problems;

  /**
   * @param directory where the paths start, and which they do not leave
   */
  ArrivalFile(Path directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /** The times in the file that a scenario names; none if something is wrong, which is a problem. */
  long[] timesNs(Place place) {
    String name = place.text();
    if (name.isEmpty()) {
      return new long[0];
    }
    Path file = directory.resolve(name).normalize();
    if (leaves(name, file)) {
      place.problem("leads out of the scenario's directory");
      return new long[0];
    }
    return read(place, file);
  }

  private boolean leaves(String name, Path file) {
    if (Path.of(name).isAbsolute() || Path.of(name).normalize().startsWith("..")) {
      return true;
    }
    try {
      Path root = directory.toAbsolutePath().toRealPath();
      return Files.exists(file) && !file.toRealPath().startsWith(root);
    } catch (IOException e) {
      return false;
    }
  }

  private long[] read(Place place, Path file) {
    String name = YamlFiles.name(file);
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return times(SourceFile.of(name, text));
    } catch (CharacterCodingException e) {
      place.problem(name + ": not a text file in UTF-8");
    } catch (IOException e) {
      boolean exists = Files.exists(file);
      String reason =
          Files.isDirectory(file) ? "is a directory, expected a file" : "cannot be read";
      place.problem(name + ": " + (exists ? reason : "no such file"));
    }
    return new long[0];
  }

  private long[] times(SourceFile file) {
    List<String> lines = file.lines();
    long[] timesNs = new long[lines.size()];
    int count = 0;
    long beforeNs = 0;
    for (int number = 1; number <= lines.size(); number++) {
      String column = lines.get(number - 1).split("[,;\t]", 2)[0].strip();
      boolean isTitle = number == 1 && TITLE.matcher(column).matches();
      if (column.isEmpty() || column.startsWith("#") || isTitle) {
        continue;
      }
      long timeNs = timeNs(file, number, column, beforeNs);
      beforeNs = timeNs;
      timesNs[count++] = timeNs;
    }
    return Arrays.copyOf(timesNs, count);
  }

  private long timeNs(SourceFile file, int line, String column, long beforeNs) {
    Optional<Long> timeNs = SECONDS.matcher(column).matches()
        ? Optional.of(new BigDecimal(column).movePointRight(NANO_DIGITS).longValue())
        : GoDuration.parseNs(column).filter(ns -> ns >= 0);
    if (timeNs.isEmpty()) {
      report(
          file,
          line,
          "found \"" + brief(column)
              + "\", expected a time in seconds such as 12.034, or a duration");
    } else if (timeNs.get() < beforeNs) {
      report(file, line, "is before the line before it; arrivals ascend");
    }
    return Math.max(beforeNs, timeNs.orElse(beforeNs));
  }

  private void report(SourceFile file, int line, String message) {
    problems.add(new Position(file, line, 1), "", message);
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
