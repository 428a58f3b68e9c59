package io.dryswarm.conformance;

/** What a case, or one expectation of it, came to. */
public enum Verdict {
  /** As recorded. */
  PASSED,
  /** Not as recorded. */
  FAILED,
  /** The models cannot do what it asks for, or it uses words that are not known. Counts as not passed. */
  UNSUPPORTED,
  /** An expectation that speaks only of runs of a kind that did not occur. */
  NOT_EXERCISED,
  /** Shown, never judged. */
  REPORTED
}
