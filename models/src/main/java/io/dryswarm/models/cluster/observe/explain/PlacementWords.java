package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.models.scheduler.PlacementExplanation;
import io.dryswarm.models.scheduler.PlacementExplanation.Branch;
import io.dryswarm.models.scheduler.PlacementExplanation.Candidate;
import io.dryswarm.models.scheduler.PlacementExplanation.Refusal;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;

/** Says why the scheduler took a node, and which nodes were refused. */
final class PlacementWords {
  private final Places places;

  PlacementWords(Places places) {
    this.places = places;
  }

  /** One sentence each: the choice, the preferences, every filter that refused nodes. */
  List<String> of(PlacementExplanation why) {
    List<String> sentences = new ArrayList<>();
    sentences.add(choice(why));
    if (!why.branches().isEmpty() && why.node() != TaskObject.UNASSIGNED) {
      sentences.add(spread(why));
    }
    sentences.addAll(refusals(why));
    return sentences;
  }

  /** {@code refused by constraints: manager-1 ("scheduling constraints not satisfied on 1 node")}. */
  List<String> refusals(PlacementExplanation why) {
    List<String> sentences = new ArrayList<>();
    for (Refusal refusal : why.refused()) {
      sentences.add("refused by " + refusal.filter() + ": " + names(refusal.nodes()) + " ("
          + Words.quoted(refusal.text()) + ")");
    }
    return sentences;
  }

  private String choice(PlacementExplanation why) {
    String service = why.task().serviceName();
    Candidate here = candidate(why, why.node());
    Candidate there = candidate(why, why.next());
    String node = places.node(Math.max(0, why.node()));
    String next = places.node(Math.max(0, why.next()));
    return switch (why.reason()) {
      case PREASSIGNED -> "the task was made for " + node + ": the scheduler only confirms it";
      case ONLY_NODE -> node + " is the only node that admits it";
      case FEWER_FAILURES ->
        node + ": fewer failures of this version in the last 5 min (" + here.failures()
            + ") than the next best, " + next + " (" + there.failures()
            + "); from 5 on they count before all else";
      case FEWER_TASKS_OF_SERVICE ->
        node + ": fewer tasks of " + service + " (" + here.tasksOfService()
            + ") than the next best, " + next + " (" + there.tasksOfService() + ")";
      case FEWER_TASKS ->
        node + ": as many tasks of " + service + " (" + here.tasksOfService()
            + ") as the next best, " + next + ", but fewer in all (" + here.tasks() + " to "
            + there.tasks() + ")";
      case EQUALLY_GOOD -> tie(why, here);
      case PREFERENCE ->
        node + ": " + next
            + " would be better, but the placement preferences make it the turn of another part of the cluster";
      case IN_TURN ->
        node
            + ": its turn; nodes were ranked when the scheduler began to give this round's tasks out";
      case NO_NODE -> "no node admits it";
    };
  }

  private String tie(PlacementExplanation why, Candidate here) {
    List<Integer> equal = ties(why, here);
    String node = places.node(why.node());
    String counts = here.tasksOfService() + " tasks of " + why.task().serviceName() + " and "
        + here.tasks() + " in all";
    return equal.size() > 1
        ? node + ": a tie, drawn by chance among " + names(equal) + " (" + counts + " on each)"
        : node + ": the best of its part of the cluster (" + counts + ")";
  }

  private String spread(PlacementExplanation why) {
    List<String> counts = new ArrayList<>();
    String own = "";
    for (Branch branch : why.branches()) {
      counts.add(branch.values() + " has " + branch.tasksOfService());
      if (branch.nodes().contains(why.node())) {
        own = branch.values();
      }
    }
    return "spread over " + Words.joined(why.task().spec().placement().spreadOver()) + ": into "
        + own + "; tasks of " + why.task().serviceName() + " before: " + Words.joined(counts);
  }

  private static Candidate candidate(PlacementExplanation why, int node) {
    return why.admitted().stream()
        .filter(candidate -> candidate.node() == node)
        .findFirst()
        .orElse(new Candidate(node, 0, 0, 0));
  }

  /** Nodes that only chance tells from the chosen one: of the whole cluster, or with preferences of its part. */
  private static List<Integer> ties(PlacementExplanation why, Candidate chosen) {
    return why.admitted().stream()
        .filter(candidate -> candidate.isAsGoodAs(chosen))
        .filter(candidate -> why.branches().stream()
            .noneMatch(branch -> branch.nodes().contains(chosen.node())
                && !branch.nodes().contains(candidate.node())))
        .map(Candidate::node)
        .sorted()
        .toList();
  }

  private String names(List<Integer> nodes) {
    return Words.joined(nodes.stream().map(places::node).toList());
  }
}
