package io.dryswarm.experiments.output;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.plan.EstimateRow;
import io.dryswarm.experiments.plan.GoalResult;
import io.dryswarm.experiments.plan.Headroom;
import io.dryswarm.experiments.plan.Outcome;
import io.dryswarm.experiments.plan.Plan;
import io.dryswarm.experiments.plan.Situation;
import io.dryswarm.experiments.plan.Tried;
import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.reports.text.TextTable;
import io.dryswarm.scenarios.expect.Goal;
import io.dryswarm.scenarios.expect.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan for people. */
public final class PlanText {
  private static final String NOTHING = "-";

  private final Plan plan;
  private final StringBuilder text = new StringBuilder();
  private final int width;

  /**
   * @param width columns that it is fitted into
   */
  public PlanText(Plan plan, int width) {
    this.plan = plan;
    this.width = width;
  }

  public String render() {
    head();
    Plan.Answer answer = plan.answer();
    if (answer == null) {
      text.append("Answer\n  none of the candidates meets the goals\n\n");
    } else {
      answer(answer);
    }
    tried();
    violations();
    if (answer != null) {
      limits(answer);
      estimates(answer);
    }
    return text.toString();
  }

  private void head() {
    text.append(plan.scenario()).append('\n');
    String goals = plan.goals().stream().map(Goal::toString).collect(Collectors.joining("\n"));
    indented("goals", goals);
    for (Situation situation : plan.situations()) {
      if (situation.hasLosses()) {
        indented("also with", situation.losses().words());
      }
    }
    indented(
        "search",
        plan.tried().size() + " of " + plan.grid().cells().size() + " candidates, " + plan.runs()
            + " runs with those for the headroom; more of a setting is taken never to hurt");
    indented(
        "judged",
        "after "
            + plan.looks().counts().stream().map(String::valueOf).collect(Collectors.joining(", "))
            + " replications at most; intervals at " + percent(plan.looks().levelOfEach())
            + ", so that all looks together keep " + percent(plan.looks().level()));
    text.append('\n');
  }

  private void indented(String title, String lines) {
    String first = String.format(Locale.ROOT, "  %-10s ", title);
    for (String line : lines.lines().toList()) {
      text.append(first).append(line).append('\n');
      first = " ".repeat(first.length());
    }
  }

  private void answer(Plan.Answer answer) {
    text.append("Answer\n");
    plan.grid()
        .settings(answer.tried().cell())
        .forEach(setting -> text.append("  ").append(setting).append('\n'));
    if (plan.priced()) {
      text.append("  price ").append(number(answer.tried().price())).append('\n');
    }
    text.append('\n');
    TextTable table = new TextTable(
        List.of("SITUATION", "GOAL", "MEAN", "INTERVAL", "TO SPARE", "RUNS"),
        new boolean[] {false, false, true, true, true, true});
    for (Outcome outcome : answer.tried().outcomes()) {
      outcome.goals().forEach(goal -> table.add(row(outcome, goal)));
    }
    add(table);
  }

  private static List<String> row(Outcome outcome, GoalResult result) {
    Interval estimate = result.estimate();
    Unit unit = result.goal().unit();
    return List.of(
        words(outcome.situation()),
        result.goal().toString(),
        estimate == null ? NOTHING : unit.text(estimate.value()),
        estimate == null ? NOTHING : range(unit, estimate),
        estimate == null ? NOTHING : spare(result.goal(), estimate),
        Integer.toString(result.runs()));
  }

  private static String spare(Goal goal, Interval estimate) {
    if (goal.kind() != Goal.Kind.BELOW || goal.limit() == 0) {
      return NOTHING;
    }
    return percent((goal.limit() - estimate.value()) / goal.limit());
  }

  private static String words(Situation situation) {
    return situation.hasLosses() ? situation.losses().words() : "as it is";
  }

  private void tried() {
    text.append("Candidates that were run\n");
    List<String> titles = new ArrayList<>(SettingNames.shortest(plan.grid().axes()));
    int axes = titles.size();
    if (plan.priced()) {
      titles.add("PRICE");
    }
    titles.addAll(List.of("RUNS", "RESULT", "WHY"));
    boolean[] right = new boolean[titles.size()];
    for (int i = 0; i < right.length - 2; i++) {
      right[i] = i < axes || titles.get(i).equals("PRICE") || titles.get(i).equals("RUNS");
    }
    TextTable table = new TextTable(titles, right);
    for (Tried candidate : plan.tried()) {
      List<String> row = new ArrayList<>(candidate.cell().values());
      if (plan.priced()) {
        row.add(number(candidate.price()));
      }
      row.add(Integer.toString(candidate.runs()));
      row.add(candidate.isMet() ? "meets" : "fails");
      row.add(candidate.isMet() ? NOTHING : why(candidate));
      table.add(row);
    }
    text.append(String.join("\n", table.lines(width))).append('\n');
    int others = plan.grid().cells().size() - plan.tried().size();
    if (others > 0) {
      text.append("  The other ")
          .append(others)
          .append(others == 1 ? " candidate was" : " candidates were")
          .append(
              " not run: no larger in any setting than one that fails,\n  or after the answer in the order.\n");
    }
    text.append('\n');
  }

  private static String why(Tried candidate) {
    Outcome outcome = candidate.outcomes().get(candidate.outcomes().size() - 1);
    String when = outcome.situation().hasLosses()
        ? "with " + outcome.situation().losses().words() + ": "
        : "";
    if (!outcome.why().isEmpty()) {
      return outcome.why();
    }
    return when
        + outcome.misses().stream().map(PlanText::why).collect(Collectors.joining("; "))
        + busiest(outcome);
  }

  private static String why(GoalResult miss) {
    Goal goal = miss.goal();
    if (miss.without() > 0) {
      return goal.metric() + " has no value in " + miss.without() + " of " + miss.runs()
          + " runs, wanted " + goal.condition();
    }
    if (goal.kind() == Goal.Kind.EXACT) {
      return goal.metric() + " is not " + goal.condition() + " in " + miss.against() + " of "
          + miss.runs() + " runs";
    }
    Interval estimate = miss.estimate();
    String found = estimate == null
        ? ""
        : goal.unit().text(estimate.value()) + " (" + range(goal.unit(), estimate) + ")";
    return goal.metric() + " " + found + ", wanted " + goal.condition()
        + (miss.status() == GoalResult.Status.OPEN ? ": undecided" : "");
  }

  /** The service that has most to do, where it has much: it is likely the reason. */
  private static String busiest(Outcome outcome) {
    String busiest = "";
    double most = 0.9;
    for (String name : outcome.values().keySet()) {
      double use = outcome.estimate(name).map(Interval::value).orElse(0.0);
      if (name.endsWith(".utilisation") && use > most) {
        most = use;
        busiest = " [" + name.substring(0, name.lastIndexOf('.')) + " is busy for " + percent(use)
            + " of the time]";
      }
    }
    return busiest;
  }

  private void violations() {
    if (plan.violations().isEmpty()) {
      return;
    }
    text.append("More is not always better here\n");
    for (Plan.Pair pair : plan.violations()) {
      text.append("  ")
          .append(settings(pair.smaller()))
          .append(" meets the goals, ")
          .append(settings(pair.larger()))
          .append(" fails\n");
    }
    text.append("""
          The search takes it that more never hurts. Its answer holds, and all its neighbours were run;
          a smaller one that is no neighbour may have been missed: sim sweep runs all of them.

        """);
  }

  private String settings(Cell cell) {
    return String.join(" ", plan.grid().settings(cell));
  }

  private void limits(Plan.Answer answer) {
    text.append("Limits\n");
    EstimateRow full = answer.bottleneck();
    indented(
        "bottleneck",
        full.name().replace(".utilisation", "") + ": in use for "
            + full.simulated()
                .map(interval -> Unit.SHARE.text(interval.value()) + " of the time ("
                    + range(Unit.SHARE, interval) + ")")
                .orElseGet(() -> Unit.SHARE.text(full.analytic()) + " of the time, as computed"));
    indented("knee", load(answer.knee()) + ", as computed: most throughput for the wait");
    indented(
        "full",
        Double.isInfinite(answer.saturation())
            ? "never: users wait for answers"
            : load(answer.saturation()) + ", as computed: the first resource has no time left");
    Headroom headroom = answer.headroom();
    if (headroom != null) {
      indented("headroom", headroom(headroom));
    }
    text.append('\n');
  }

  private static String headroom(Headroom headroom) {
    if (headroom.breaks().isEmpty()) {
      return "the goals hold at " + load(Headroom.MOST) + " and were not run beyond";
    }
    double breaks = headroom.breaks().getAsDouble();
    String why = headroom.points().stream()
        .filter(point -> point.load() == breaks)
        .map(point -> point.outcomes().get(point.outcomes().size() - 1))
        .flatMap(outcome -> outcome.misses().stream())
        .map(PlanText::why)
        .collect(Collectors.joining("; "));
    return "the goals hold at " + load(headroom.holds()) + " and not at " + load(breaks)
        + (why.isEmpty() ? "" : ":\n" + why);
  }

  private static String load(double factor) {
    return number(factor) + " times the load";
  }

  private void estimates(Plan.Answer answer) {
    text.append("Formulas beside the simulation\n");
    TextTable table = new TextTable(
        List.of("NUMBER", "FORMULAS", "SIMULATED", "INTERVAL", "GAP"),
        new boolean[] {false, true, true, true, true});
    for (EstimateRow row : answer.estimates()) {
      table.add(List.of(
          row.name(),
          Double.isInfinite(row.analytic()) ? "no limit" : row.unit().text(row.analytic()),
          row.simulated().map(i -> row.unit().text(i.value())).orElse(NOTHING),
          row.simulated().map(i -> range(row.unit(), i)).orElse(NOTHING),
          Double.isNaN(row.gap()) ? NOTHING : signed(row.gap())));
    }
    text.append(String.join("\n", table.lines(width))).append('\n');
  }

  private void add(TextTable table) {
    text.append(String.join("\n", table.lines(width))).append("\n\n");
  }

  private static String range(Unit unit, Interval interval) {
    return text(unit, interval.lower()) + " to " + text(unit, interval.upper());
  }

  /** Counts have parts in a mean; an interval may reach below 0. */
  private static String text(Unit unit, double value) {
    Unit shown = unit == Unit.COUNT ? Unit.NUMBER : unit;
    return value < 0 ? "-" + shown.text(-value) : shown.text(value);
  }

  private static String percent(double share) {
    return text(Unit.SHARE, share);
  }

  private static String signed(double share) {
    return (share < 0 ? "-" : "+") + percent(Math.abs(share));
  }

  /** At most two decimals. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return NOTHING;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
