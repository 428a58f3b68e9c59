package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step of a scheduler case has come to in several orders of what is left to chance. Where the real scheduler went round for ever in
 * some runs ours may do so, too, and must say so; where hardly any run was left to judge by, at least one of ours must.
 */
final class StepOutcome {
  private final JsonNode expect;
  private final List<String> differences = new ArrayList<>();
  private int played;
  private int judged;
  private int unseen;
  private int stuck;

  StepOutcome(JsonNode expect) {
    this.expect = expect;
  }

  private boolean isHang() {
    return expect.get("stability").asText().equals("hang");
  }

  private boolean mayHang() {
    return isHang() || expect.has("schedulerEndlessLoop");
  }

  /** Whether more orders should be tried. */
  boolean isHangAwaited() {
    return isHang() && stuck == 0;
  }

  /** The step has been played once more. */
  void add(long seed, SchedulerPlay play) {
    played++;
    if (play.isStuck()) {
      stuck++;
      if (!mayHang()) {
        differences.add("seed " + seed + ": the scheduler goes round for ever");
      }
    } else if (!isHang()) {
      judged++;
      PlacementJudge judge = new PlacementJudge(expect, play.tasksPerNode(), play.pending());
      judge.differences().forEach(d -> differences.add("seed " + seed + ": " + d));
      unseen += judge.isUnseen() ? 1 : 0;
    }
  }

  /** How many placements were judged. */
  int judged() {
    return judged;
  }

  /** How many of them hold a number of tasks on a node that was never recorded for it, where the number is left to chance. */
  int unseen() {
    return unseen;
  }

  Finding finding(String what) {
    if (isHangAwaited()) {
      differences.add("the scheduler ends in all of " + played + " orders");
    }
    if (!differences.isEmpty()) {
      return Finding.failed(what, expect.toString(), String.join("; ", differences));
    }
    String beside = unseen == 0
        ? ""
        : unseen + " of " + played + " outcomes lie outside what was seen, within what is possible";
    return new Finding(Verdict.PASSED, what, "", "", beside);
  }
}
