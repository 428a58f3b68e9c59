package io.dryswarm.experiments.golden;

import io.dryswarm.models.result.PlacementDecision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run does otherwise than its golden file says: one sentence per task, the earliest first, since later ones mostly follow from it. */
public final class GoldenDiff {
  private final Golden golden;
  private final List<Difference> differences = new ArrayList<>();

  /** A sentence and the time on the run's clock at which the two part. */
  private record Difference(String at, String text) {
    /** Clock times of equal length compare as texts; longer ones are later. */
    static final Comparator<Difference> BY_TIME = Comparator.comparingInt(
            (Difference difference) -> difference.at.length())
        .thenComparing(difference -> difference.at);
  }

  private GoldenDiff(Golden golden) {
    this.golden = golden;
  }

  /**
   * @param now       what the run did
   * @param decisions the same with all reasons
   * @return sentences; empty if nothing differs
   */
  public static List<String> of(Golden golden, Golden now, List<PlacementDecision> decisions) {
    GoldenDiff diff = new GoldenDiff(golden);
    diff.compare(decisions);
    List<String> sentences = new ArrayList<>();
    diff.differences.stream()
        .sorted(Difference.BY_TIME)
        .forEach(difference -> sentences.add(difference.text));
    if (sentences.isEmpty() && !golden.result().equals(now.result())) {
      sentences.add(
          "the result digest is " + now.result() + " instead of " + golden.result()
              + ": every task went where it went, when it did and for the same reason; timeline, counts or latencies differ");
    }
    return sentences;
  }

  private void compare(List<PlacementDecision> decisions) {
    Set<String> made = new HashSet<>();
    for (PlacementDecision decision : decisions) {
      made.add(decision.task());
      compare(decision, golden.decisions().get(decision.task()));
    }
    golden.decisions().forEach((task, before) -> {
      if (!made.contains(task)) {
        add(before.at(), "task " + task + " was not made; it " + went(before));
      }
    });
  }

  private void compare(PlacementDecision decision, Golden.@Nullable Decision before) {
    String task = "task " + decision.task();
    Golden.Decision here = Golden.Decision.of(decision);
    if (before == null) {
      add(here.at(), task + " is new: it " + went(here) + Because.of(decision));
    } else if (!here.node().equals(before.node())) {
      String first = earlier(here.at(), before.at());
      add(first, task + " " + otherwise(here, before) + Because.of(decision) + was(before));
    } else if (!here.reason().equals(before.reason())) {
      add(
          here.at(),
          task + " " + went(here) + " as before, but" + Because.of(decision) + was(before));
    } else if (!here.at().equals(before.at())) {
      add(earlier(here.at(), before.at()), task + " " + went(here) + " instead of " + before.at());
    }
  }

  private void add(String at, String text) {
    differences.add(new Difference(at, text));
  }

  private static String earlier(String a, String b) {
    return Difference.BY_TIME.compare(new Difference(a, ""), new Difference(b, "")) <= 0 ? a : b;
  }

  private static String went(Golden.Decision decision) {
    return decision.node().equals(Golden.WAITS)
        ? "waited from " + decision.at() + " to the end"
        : "went to " + decision.node() + " at " + decision.at();
  }

  private static String otherwise(Golden.Decision here, Golden.Decision before) {
    if (here.node().equals(Golden.WAITS)) {
      return "waits instead of going to " + before.node();
    }
    return "went to " + here.node() + " instead of "
        + (before.node().equals(Golden.WAITS) ? "waiting" : before.node());
  }

  private static String was(Golden.Decision before) {
    return before.reason().isEmpty() ? "" : " (before: " + before.reason() + ")";
  }
}
