package io.dryswarm.conformance;

/**
 * One thing that a recording says, and what the model did.
 *
 * @param what      which expectation
 * @param note      the recording's own explanation, may be empty
 * @param recorded  what was recorded
 * @param simulated what came out, or why nothing did
 */
public record Finding(
    Verdict verdict, String what, String note, String recorded, String simulated) {
  public static Finding passed(String what) {
    return new Finding(Verdict.PASSED, what, "", "", "");
  }

  public static Finding failed(String what, String recorded, String simulated) {
    return new Finding(Verdict.FAILED, what, "", recorded, simulated);
  }

  public static Finding unsupported(String what, String why) {
    return new Finding(Verdict.UNSUPPORTED, what, "", "", why);
  }

  public Finding withNote(String newNote) {
    return new Finding(verdict, what, newNote, recorded, simulated);
  }
}
