package io.dryswarm.experiments.baseline;

import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.experiments.baseline.Baseline.Line;
import io.dryswarm.experiments.baseline.Baseline.Section;
import io.dryswarm.scenarios.quantity.Quantities;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A baseline as text: sections of scenarios, one metric a line, everything sorted, columns two spaces apart. */
public final class BaselineFile {
  private static final String HEAD = """
      # What these scenarios measured when it was last approved; sim test --update-baseline writes the values anew.
      # A line: metric, how much worse it may become, the value of each seed (durations in ns, shares from 0 to 1, - for none).
      # Tolerances may be edited, and lines removed: both are kept.
      """;
  private static final String GAP = "  ";
  private static final String MISSING = "-";

  private final SourceFile file;
  private final Problems problems = new Problems();
  private final TreeMap<String, Section> sections = new TreeMap<>();
  private String scenario = "";
  private long firstSeed;
  private int runs;
  private boolean isUnreadable;
  private TreeMap<String, Line> metrics = new TreeMap<>();

  private BaselineFile(SourceFile file) {
    this.file = file;
  }

  /** As text; {@link #parse} gives the same baseline again. */
  public static String text(Baseline baseline) {
    StringBuilder text = new StringBuilder(HEAD);
    baseline.scenarios().forEach((scenario, section) -> {
      text.append("\nscenario").append(GAP).append(scenario).append('\n');
      text.append("seeds").append(GAP).append(section.firstSeed()).append("..");
      text.append(section.firstSeed() + section.runs() - 1).append('\n');
      section
          .metrics()
          .forEach((metric, line) -> text.append(metric)
              .append(GAP)
              .append(percent(line.tolerance()))
              .append(GAP)
              .append(values(line))
              .append('\n'));
    });
    return text.toString();
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share)
            .movePointRight(2)
            .setScale(6, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }

  private static String values(Line line) {
    List<String> texts = new ArrayList<>();
    for (OptionalDouble value : line.values()) {
      texts.add(value.isPresent() ? number(value.getAsDouble()) : MISSING);
    }
    return String.join(" ", texts);
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /**
   * Reads a file.
   *
   * @param name for messages
   * @throws BaselineRefused with every line that is not of this form
   */
  public static Baseline parse(String name, String text) throws BaselineRefused {
    BaselineFile reader = new BaselineFile(SourceFile.of(name, text));
    for (int number = 1; number <= reader.file.lines().size(); number++) {
      String line = reader.file.line(number);
      if (!line.startsWith("#") && !line.isBlank()) {
        reader.read(number, line.strip().split(GAP + "+", 3));
      }
    }
    reader.endSection();
    if (!reader.problems.isEmpty()) {
      throw new BaselineRefused(reader.problems.sorted());
    }
    return new Baseline(reader.sections);
  }

  private void read(int number, String[] columns) {
    if (columns[0].equals("scenario") && columns.length == 2) {
      beginSection(columns[1]);
    } else if (scenario.isEmpty()) {
      unreadable(number, "expected \"scenario\" and its path");
    } else if (columns[0].equals("seeds") && columns.length == 2) {
      readSeeds(number, columns[1]);
    } else if (runs == 0) {
      unreadable(number, "expected \"seeds\" and FIRST..LAST");
    } else if (columns.length == 3) {
      metrics.put(columns[0], line(number, columns[1], columns[2].split(" +", -1)));
    } else {
      problem(number, "", "expected metric, tolerance and values, two spaces apart");
    }
  }

  private void beginSection(String path) {
    endSection();
    scenario = path;
    runs = 0;
    isUnreadable = false;
    metrics = new TreeMap<>();
  }

  /** The head of a section is missing or wrong: said once, not of every line below it. */
  private void unreadable(int number, String message) {
    if (!isUnreadable) {
      problem(number, "", message);
    }
    isUnreadable = true;
  }

  /** @param word where in the line the problem is; empty = at its begin */
  private void problem(int number, String word, String message) {
    int column = file.line(number).lastIndexOf(word, word.isEmpty() ? 0 : Integer.MAX_VALUE) + 1;
    problems.add(new Position(file, number, column), "", message);
  }

  private void readSeeds(int number, String text) {
    if (!text.matches("-?\\d{1,18}\\.\\.-?\\d{1,18}")) {
      problem(number, text, "expected FIRST..LAST, such as 42..61");
      isUnreadable = true;
      return;
    }
    String[] ends = text.split("\\.\\.", -1);
    firstSeed = Long.parseLong(ends[0]);
    long count = Long.parseLong(ends[1]) - firstSeed + 1;
    if (count < 2 || count > 100_000) {
      problem(number, text, "expected from 2 to 100000 seeds, ascending");
      isUnreadable = true;
      return;
    }
    runs = (int) count;
  }

  private Line line(int number, String tolerance, String[] texts) {
    Optional<Double> share = Quantities.PERCENT.parse(tolerance);
    if (share.isEmpty()) {
      problem(
          number,
          tolerance,
          "found the tolerance \"" + tolerance + "\", expected " + Quantities.PERCENT.expected());
    }
    if (texts.length != runs) {
      problem(
          number,
          texts[0],
          "found " + texts.length + " values, expected " + runs + ", one per seed");
    }
    List<OptionalDouble> values = new ArrayList<>();
    for (String text : texts) {
      values.add(text.equals(MISSING) ? OptionalDouble.empty() : value(number, text));
    }
    return new Line(number, share.orElse(0.0), values);
  }

  private OptionalDouble value(int number, String text) {
    try {
      return OptionalDouble.of(new BigDecimal(text).doubleValue());
    } catch (NumberFormatException none) {
      problem(number, text, "found \"" + text + "\", expected a number or -");
      return OptionalDouble.empty();
    }
  }

  private void endSection() {
    if (!scenario.isEmpty() && runs > 0) {
      sections.put(scenario, new Section(firstSeed, runs, metrics));
    }
  }
}
