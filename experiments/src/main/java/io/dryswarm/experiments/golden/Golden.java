package io.dryswarm.experiments.golden;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Time;
import io.dryswarm.models.result.PlacementDecision;
import io.dryswarm.models.result.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run did: its seed, its digest, and where every task went.
 *
 * @param scenario  name of the scenario
 * @param result    digest of the result, as reports print it
 * @param decisions by name of the task, numbers in the order of numbers
 */
public record Golden(
    String scenario, long seed, String result, SortedMap<String, Decision> decisions) {
  static final String WAITS = "-";

  private static final String HEAD =
      "# What this scenario did when it was last approved; sim test --update-golden writes it anew.\n";
  private static final String GAP = "  ";

  /**
   * Where a task went.
   *
   * @param at     on the run's clock: {@code 4:12.630}
   * @param node   its node; {@value Golden#WAITS} for a task that waits
   * @param reason the choice in one sentence; may be empty
   */
  public record Decision(String at, String node, String reason) {
    static Decision of(PlacementDecision decision) {
      return new Decision(
          Time.clock(decision.atNs()),
          decision.isPlaced() ? decision.node() : WAITS,
          decision.reason());
    }
  }

  /** Of a run that was looked at by an explainer. */
  public static Golden of(RunResult run, List<PlacementDecision> decisions) {
    TreeMap<String, Decision> byTask = new TreeMap<>(byNumbers());
    decisions.forEach(decision -> byTask.put(decision.task(), Decision.of(decision)));
    return new Golden(
        run.run().scenario(), run.run().seed(), Digest.hex(run.resultDigest()), byTask);
  }

  /** {@code web.2#1} before {@code web.10#1}. */
  private static Comparator<String> byNumbers() {
    return Comparator.comparing(Golden::padded).thenComparing(Comparator.naturalOrder());
  }

  private static String padded(String task) {
    StringBuilder padded = new StringBuilder();
    int digits = 0;
    for (int i = task.length() - 1; i >= 0; i--) {
      char c = task.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && digits > 0) {
        padded.append("0".repeat(Math.max(0, 10 - digits)));
      }
      digits = digit ? digits + 1 : 0;
      padded.append(c);
    }
    return padded.reverse().toString();
  }

  /** As a file: one decision a line, columns two spaces apart. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("scenario").append(GAP).append(scenario).append('\n');
    text.append("seed").append(GAP).append(seed).append('\n');
    text.append("result").append(GAP).append(result).append('\n');
    decisions.forEach((task, decision) -> text.append(
            String.join(GAP, List.of(task, decision.at(), decision.node(), decision.reason()))
                .stripTrailing())
        .append('\n'));
    return text.toString();
  }

  /**
   * Reads a file.
   *
   * @param name for messages
   * @throws GoldenRefused at the first line that is not of this form
   */
  public static Golden parse(String name, String text) throws GoldenRefused {
    List<String[]> lines = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.startsWith("#") && !line.isBlank()) {
        lines.add(line.split(GAP, 4));
        numbers.add(number);
      }
    }
    String scenario = field(name, lines, numbers, 0, "scenario");
    String seed = field(name, lines, numbers, 1, "seed");
    String result = field(name, lines, numbers, 2, "result");
    if (!seed.matches("-?\\d{1,19}")) {
      throw new GoldenRefused(name, numbers.get(1), "expected a seed");
    }
    TreeMap<String, Decision> decisions = new TreeMap<>(byNumbers());
    for (int i = 3; i < lines.size(); i++) {
      String[] columns = lines.get(i);
      if (columns.length < 3 || !columns[0].contains("#")) {
        throw new GoldenRefused(name, numbers.get(i), "expected task, time, node and reason");
      }
      decisions.put(
          columns[0], new Decision(columns[1], columns[2], columns.length == 4 ? columns[3] : ""));
    }
    return new Golden(scenario, Long.parseLong(seed), result, decisions);
  }

  private static String field(
      String name, List<String[]> lines, List<Integer> numbers, int index, String key)
      throws GoldenRefused {
    if (index >= lines.size() || lines.get(index).length < 2 || !lines.get(index)[0].equals(key)) {
      int line = index < lines.size() ? numbers.get(index) : 1;
      throw new GoldenRefused(name, line, "expected \"" + key + "\" and its value");
    }
    String[] columns = lines.get(index);
    return String.join(GAP, List.of(columns).subList(1, columns.length));
  }
}
