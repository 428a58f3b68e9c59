package io.dryswarm.conformance;

import java.util.List;

/**
 * The cases of one recorded file.
 *
 * @param file as given
 */
public record GroupResult(String name, String file, List<CaseResult> cases) {
  public GroupResult {
    cases = List.copyOf(cases);
  }

  public int cases(Verdict verdict) {
    return (int) cases.stream().filter(c -> c.verdict() == verdict).count();
  }

  /** Findings of that verdict in all cases. */
  public int findings(Verdict verdict) {
    return cases.stream().mapToInt(c -> c.count(verdict)).sum();
  }
}
