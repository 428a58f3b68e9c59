package io.dryswarm.experiments.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.plan.EstimateRow;
import io.dryswarm.experiments.plan.GoalResult;
import io.dryswarm.experiments.plan.Headroom;
import io.dryswarm.experiments.plan.Outcome;
import io.dryswarm.experiments.plan.Plan;
import io.dryswarm.experiments.plan.Tried;
import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.scenarios.expect.Goal;
import io.dryswarm.scenarios.expect.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan for programs; {@code docs/plan.schema.json} describes it. Durations in nanoseconds, shares from 0 to 1. */
public final class PlanJson {
  private static final int SCHEMA_VERSION = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Plan plan;

  public PlanJson(Plan plan) {
    this.plan = plan;
  }

  public String render() throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("scenario", plan.scenario());
    root.put("confidence", plan.looks().level());
    root.put("intervalConfidence", plan.looks().levelOfEach());
    root.set("replications", JSON.valueToTree(plan.looks().counts()));
    ArrayNode goals = root.putArray("goals");
    for (Goal goal : plan.goals()) {
      goals
          .addObject()
          .put("metric", goal.metric())
          .put("condition", goal.condition())
          .put("limit", goal.limit())
          .put("unit", unit(goal.unit()));
    }
    root.put("candidates", plan.grid().cells().size());
    root.put("runs", plan.runs());
    ArrayNode tried = root.putArray("tried");
    plan.tried().forEach(candidate -> candidate(tried.addObject(), candidate));
    ArrayNode violations = root.putArray("violations");
    for (Plan.Pair pair : plan.violations()) {
      ObjectNode node = violations.addObject();
      settings(node.putObject("meets"), pair.smaller());
      settings(node.putObject("fails"), pair.larger());
    }
    Plan.Answer answer = plan.answer();
    root.put("found", answer != null);
    if (answer != null) {
      answer(root.putObject("answer"), answer);
    }
    return JSON.writeValueAsString(root) + "\n";
  }

  private void settings(ObjectNode node, Cell cell) {
    for (int axis = 0; axis < plan.grid().axes().size(); axis++) {
      node.put(plan.grid().axes().get(axis).path(), cell.values().get(axis));
    }
  }

  private void candidate(ObjectNode node, Tried candidate) {
    settings(node.putObject("settings"), candidate.cell());
    if (plan.priced()) {
      node.put("price", candidate.price());
    }
    node.put("meets", candidate.isMet());
    outcomes(node.putArray("outcomes"), candidate.outcomes());
  }

  private static void outcomes(ArrayNode array, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      ObjectNode node = array.addObject();
      node.put("load", outcome.situation().load());
      node.put(
          "lost", outcome.situation().hasLosses() ? outcome.situation().losses().words() : "");
      node.put("runs", outcome.runs());
      node.put("why", outcome.why());
      ArrayNode goals = node.putArray("goals");
      outcome.goals().forEach(goal -> goal(goals.addObject(), goal));
    }
  }

  private static void goal(ObjectNode node, GoalResult result) {
    node.put("metric", result.goal().metric());
    node.put("status", result.status().word());
    interval(node, "mean", result.estimate());
    node.put("runs", result.runs());
    node.put("runsWithoutValue", result.without());
    node.put("runsAgainst", result.against());
  }

  private static void interval(ObjectNode node, String name, @Nullable Interval interval) {
    if (interval != null) {
      node.put(name, interval.value());
      node.put("lower", interval.lower());
      node.put("upper", interval.upper());
    }
  }

  private void answer(ObjectNode node, Plan.Answer answer) {
    settings(node.putObject("settings"), answer.tried().cell());
    if (plan.priced()) {
      node.put("price", answer.tried().price());
    }
    estimate(node.putObject("bottleneck"), answer.bottleneck());
    node.put("kneeLoad", answer.knee());
    if (Double.isFinite(answer.saturation())) {
      node.put("fullLoad", answer.saturation());
    }
    Headroom headroom = answer.headroom();
    if (headroom != null) {
      ObjectNode room = node.putObject("headroom");
      room.put("holdsLoad", headroom.holds());
      headroom.breaks().ifPresent(breaks -> room.put("breaksLoad", breaks));
      ArrayNode points = room.putArray("points");
      for (Headroom.Point point : headroom.points()) {
        ObjectNode run = points.addObject();
        run.put("load", point.load());
        run.put("meets", point.isMet());
        outcomes(run.putArray("outcomes"), point.outcomes());
      }
    }
    ArrayNode estimates = node.putArray("estimates");
    answer.estimates().forEach(row -> estimate(estimates.addObject(), row));
  }

  private static void estimate(ObjectNode node, EstimateRow row) {
    node.put("name", row.name());
    node.put("unit", unit(row.unit()));
    if (Double.isFinite(row.analytic())) {
      node.put("analytic", row.analytic());
    }
    interval(node, "simulated", row.simulated().orElse(null));
    if (!Double.isNaN(row.gap())) {
      node.put("gap", row.gap());
    }
  }

  private static String unit(Unit unit) {
    return switch (unit) {
      case DURATION -> "ns";
      case SHARE -> "share";
      case COUNT -> "count";
      default -> "number";
    };
  }
}
