package io.dryswarm.compose.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects everything that is wrong with a scenario and its files, so that the user sees all of it at once. Problems stop the run;
 * warnings do not.
 */
public final class Problems {
  /** More than this are counted, not shown. */
  private static final int SHOWN = 50;

  private final List<SourceFile> files = new ArrayList<>();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Map<Problem, NameKind> unknownNames = new HashMap<>();
  private final Set<NameKind> missing = EnumSet.noneOf(NameKind.class);
  private final Set<String> warnings = new LinkedHashSet<>();

  /** Files come in the order in which they are opened: the scenario before its stacks. */
  public void open(SourceFile file) {
    if (!files.contains(file)) {
      files.add(file);
    }
  }

  /** All files that were opened, in that order. */
  public List<SourceFile> files() {
    return List.copyOf(files);
  }

  public void add(Position at, String path, String message) {
    add(at, path, message, "");
  }

  public void add(Position at, String path, String message, String hint) {
    open(at.file());
    problems.add(new Problem(at, path, message, hint));
  }

  /** A name that nothing defines. No problem of its own if {@link #areMissing} holds for its kind. */
  public void addUnknownName(Position at, String path, NameKind kind, String message) {
    open(at.file());
    Problem problem = new Problem(at, path, message, "");
    problems.add(problem);
    unknownNames.put(problem, kind);
  }

  /** What defines names of this kind could not be read, so that nobody can say which of them are wrong. */
  public void areMissing(NameKind kind) {
    missing.add(kind);
  }

  /** Problems so far. */
  public int count() {
    return problems.size();
  }

  public void warn(Position at, String path, String message) {
    open(at.file());
    warnings.add(new Problem(at, path, message, "").headline("warning"));
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** By file, line and column. */
  public List<Problem> sorted() {
    return problems.stream()
        .filter(p -> !missing.contains(unknownNames.get(p)))
        .sorted(Comparator.comparingInt((Problem p) -> files.indexOf(p.at().file()))
            .thenComparingInt(p -> p.at().line())
            .thenComparingInt(p -> p.at().column()))
        .toList();
  }

  /** One line each, in the order in which they were found, each once. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** What the user sees: all problems and the closing count, each line ended. */
  public static String render(List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    problems.stream().limit(SHOWN).forEach(p -> text.append(p.render()).append('\n'));
    if (problems.size() > SHOWN) {
      text.append("... and ").append(problems.size() - SHOWN).append(" more\n");
    }
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return text.append(count).append("; nothing was run\n").toString();
  }
}
