package io.dryswarm.reports;

import io.dryswarm.models.result.RunHistory;
import io.dryswarm.models.result.RunResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is made of.
 *
 * @param version  version of this tool, as it stands in the header
 * @param engine   Docker Engine whose behaviour is modelled: {@code 28}
 * @param result   what the run showed
 * @param verdicts of the scenario's expectations, in its order; empty if it has none
 * @param history  how the run went, moment by moment; {@code null} if nobody kept it
 */
public record RunReport(
    String version,
    String engine,
    RunResult result,
    List<Verdict> verdicts,
    @Nullable RunHistory history) {
  /** Of a run that nobody kept. */
  public RunReport(String version, String engine, RunResult result, List<Verdict> verdicts) {
    this(version, engine, result, verdicts, null);
  }

  public RunReport {
    verdicts = List.copyOf(verdicts);
  }

  /** Whether every expectation held. */
  public boolean passed() {
    return verdicts.stream().allMatch(Verdict::holds);
  }
}
