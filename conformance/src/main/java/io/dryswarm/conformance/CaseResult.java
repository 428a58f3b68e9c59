package io.dryswarm.conformance;

import java.util.List;

/**
 * What one recorded case came to.
 *
 * @param note     the recording's own words on what the case is about, may be empty
 * @param findings one for each thing that it says
 */
public record CaseResult(String id, String note, List<Finding> findings) {
  public CaseResult {
    findings = List.copyOf(findings);
  }

  /** Failed if anything failed; else unsupported if anything was; else passed. */
  public Verdict verdict() {
    if (count(Verdict.FAILED) > 0) {
      return Verdict.FAILED;
    }
    return count(Verdict.UNSUPPORTED) > 0 ? Verdict.UNSUPPORTED : Verdict.PASSED;
  }

  public int count(Verdict verdict) {
    return (int) findings.stream().filter(f -> f.verdict() == verdict).count();
  }
}
