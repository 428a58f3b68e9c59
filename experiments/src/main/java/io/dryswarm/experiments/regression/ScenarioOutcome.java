package io.dryswarm.experiments.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one scenario under test.
 *
 * @param file         as typed
 * @param name         of the scenario; the file's where it could not be read
 * @param durationNs   virtual time that was run, nanoseconds
 * @param inputHash    of the scenario and the files that it names; empty if it could not be read
 * @param resultDigest empty if it did not run to its end
 * @param notes        for the user, such as a golden file that was not compared
 * @param repeat       command that repeats the run
 * @param trouble      the whole message of a scenario that could not be run; empty otherwise
 */
public record ScenarioOutcome(
    String file,
    String name,
    long seed,
    long durationNs,
    String inputHash,
    String resultDigest,
    List<Check> checks,
    List<String> notes,
    String repeat,
    String trouble) {
  public ScenarioOutcome {
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
  }

  /** From the best to the worst. */
  public enum Status {
    PASSED("ok"),
    FAILED("FAILED"),
    /** The scenario or a file that it names cannot be used. */
    INVALID("INVALID"),
    /** The simulator itself is broken. */
    FAULT("FAULT");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** As a report says it. */
    public String word() {
      return word;
    }
  }

  /** The worst that any check says. */
  public Status status() {
    Status status = Status.PASSED;
    for (Check check : checks) {
      if (!check.holds()) {
        Status of = switch (check.kind()) {
          case INPUT -> Status.INVALID;
          case FAULT -> Status.FAULT;
          default -> Status.FAILED;
        };
        status = of.compareTo(status) > 0 ? of : status;
      }
    }
    return status;
  }

  /** The checks that do not hold. */
  public List<Check> failures() {
    return checks.stream().filter(check -> !check.holds()).toList();
  }

  /** The same with further checks. */
  public ScenarioOutcome with(List<Check> more) {
    List<Check> all = new ArrayList<>(checks);
    all.addAll(more);
    return new ScenarioOutcome(
        file, name, seed, durationNs, inputHash, resultDigest, all, notes, repeat, trouble);
  }
}
