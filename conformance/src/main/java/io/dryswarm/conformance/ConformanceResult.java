package io.dryswarm.conformance;

import java.util.List;

/** What came out of all files. */
public record ConformanceResult(List<GroupResult> groups) {
  public ConformanceResult {
    groups = List.copyOf(groups);
  }

  public int cases(Verdict verdict) {
    return groups.stream().mapToInt(group -> group.cases(verdict)).sum();
  }

  public int findings(Verdict verdict) {
    return groups.stream().mapToInt(group -> group.findings(verdict)).sum();
  }

  /** Whether no case failed. Unsupported ones do not fail, and are not passed either. */
  public boolean nothingFailed() {
    return cases(Verdict.FAILED) == 0;
  }
}
