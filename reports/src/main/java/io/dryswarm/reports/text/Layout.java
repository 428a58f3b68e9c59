package io.dryswarm.reports.text;

/**
 * How a text report is laid out.
 *
 * @param width  columns of the terminal; less than {@value #NARROWEST} is treated as that
 * @param colour whether ANSI colours are used
 */
public record Layout(int width, boolean colour, Detail detail) {
  /** Where no terminal says otherwise. */
  public static final int USUAL_WIDTH = 100;

  /** Below this, lines are longer than asked for rather than unreadable. */
  public static final int NARROWEST = 40;

  /** How much is shown. */
  public enum Detail {
    /** Verdicts and digests only. */
    BRIEF,
    NORMAL,
    /** Every entry of the timeline. */
    FULL
  }

  public Layout {
    width = Math.max(width, NARROWEST);
  }

  /** No colour, usual detail. */
  public static Layout plain(int width) {
    return new Layout(width, false, Detail.NORMAL);
  }
}
