package io.dryswarm.experiments.regression;

import java.util.List;

/**
 * One thing that a test demands.
 *
 * @param name    what: {@code voters.latency.p99: < 250ms}
 * @param at      where it is demanded
 * @param message what was found, in one line
 * @param details further lines; may be empty
 * @param margin  distance to the limit as a share of it, negative if it was missed; NaN where that means nothing
 */
public record Check(
    Kind kind,
    String name,
    Where at,
    boolean holds,
    String message,
    List<String> details,
    double margin) {
  public Check {
    details = List.copyOf(details);
  }

  /** Without further lines. */
  public Check(Kind kind, String name, Where at, boolean holds, String message) {
    this(kind, name, at, holds, message, List.of(), Double.NaN);
  }

  /** What demands it. */
  public enum Kind {
    /** A line of {@code expect}. */
    EXPECTATION,
    /** The golden file. */
    GOLDEN,
    /** A line of the baseline. */
    BASELINE,
    /** A scenario that expects nothing: it runs to its end. */
    END,
    /** A file that cannot be used. */
    INPUT,
    /** The simulator itself. */
    FAULT
  }

  /**
   * A place in a file.
   *
   * @param line   from 1; 0 = the file as a whole
   * @param column from 1
   */
  public record Where(String file, int line, int column) {
    /** The file as a whole. */
    public static Where file(String file) {
      return new Where(file, 0, 0);
    }

    /** {@code scenario.yaml:31:18}, or only the name of the file. */
    public String text() {
      return line == 0 ? file : file + ":" + line + ":" + column;
    }
  }
}
