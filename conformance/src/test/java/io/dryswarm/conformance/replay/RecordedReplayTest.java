package io.dryswarm.conformance.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.conformance.BrokenFile;
import io.dryswarm.conformance.CaseResult;
import io.dryswarm.conformance.Conformance;
import io.dryswarm.conformance.ConformanceResult;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.GroupResult;
import io.dryswarm.conformance.Recordings;
import io.dryswarm.conformance.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What was measured on a real swarm and what the models make of it, all cases. What is known to differ stands in
 * {@code known-differences.txt}; the reasons are in {@code docs/conformance.md}.
 */
class RecordedReplayTest {
  private static final int PARALLEL = 2;

  @Test
  void nothingDiffersButWhatIsKnownTo() throws BrokenFile, IOException {
    ConformanceResult result = new Conformance(PARALLEL, name -> {})
        .play(Conformance.read(List.of(Recordings.path("replay")), note -> {}), id -> true);

    TreeSet<String> differences = new TreeSet<>();
    for (GroupResult group : result.groups()) {
      for (CaseResult played : group.cases()) {
        played.findings().stream()
            .filter(finding -> finding.verdict() == Verdict.FAILED)
            .forEach(finding -> differences.add(group.name() + "/" + name(played, finding)));
      }
    }
    differences.removeAll(Files.readAllLines(Recordings.path("known-differences.txt")));

    assertEquals("", String.join("\n", differences));
    assertEquals(0, result.findings(Verdict.UNSUPPORTED));
    assertEquals(1014, result.findings(Verdict.PASSED) + result.findings(Verdict.FAILED));
  }

  /** Case and id of the expectation. */
  private static String name(CaseResult played, Finding finding) {
    return played.id() + " " + finding.what().split(" ", 2)[0];
  }
}
