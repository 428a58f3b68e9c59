package io.dryswarm.cli.verify;

import io.dryswarm.models.result.RunResult;
import org.jspecify.annotations.Nullable;

/** What the comparison of two runs showed. */
public sealed interface Outcome {
  /** Same events, same results. */
  record Equal(RunResult result) implements Outcome {}

  /** Anything else. */
  sealed interface Different extends Outcome {
    /** What differs; every line ends in {@code \n}. */
    String text();
  }

  /**
   * The first event that differs.
   *
   * @param first  of the first run; {@code null} if that had ended
   * @param second of the second run; {@code null} if that had ended
   */
  record FirstEvent(
      long number, @Nullable Event first, @Nullable Event second) implements Different {
    @Override
    public String text() {
      return "first difference: event " + number + "\n"
          + "  first run   " + text(first) + "\n"
          + "  second run  " + text(second) + "\n";
    }

    private static String text(@Nullable Event event) {
      return event == null ? "had ended" : event.text();
    }
  }

  /** Same events, but different results: what reads the results is at fault, not the model. */
  record ResultsOnly(long events) implements Different {
    @Override
    public String text() {
      return "all " + events + " events are equal, but the results are not\n";
    }
  }

  /**
   * Two runs differed, two more did not: the cause is outside the scenario and rare.
   *
   * @param equalUpTo number of the last event known to be equal in the runs that differed
   */
  record NotAgain(long equalUpTo) implements Different {
    @Override
    public String text() {
      return "two runs differed after event " + equalUpTo + ", two more did not: "
          + "something outside the scenario decides, and rarely\n";
    }
  }
}
