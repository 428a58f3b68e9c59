package io.dryswarm.experiments.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.experiments.compare.Comparison;
import io.dryswarm.experiments.compare.Finding;
import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.experiments.sweep.TrialTable;
import io.dryswarm.reports.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Variants against the first one, metric by metric. */
public final class ComparisonReport {
  private static final int SCHEMA_VERSION = 1;
  private static final double LEAST_P = 0.001;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Grid grid;
  private final Measures measures;
  private final TrialTable table;
  private final double level;

  public ComparisonReport(Grid grid, Measures measures, TrialTable table, double level) {
    this.grid = grid;
    this.measures = measures;
    this.table = table;
    this.level = level;
  }

  /** All comparisons of a metric. */
  private List<Comparison.Row> rows(int metric) {
    return new Comparison(table, level).of(grid.cells(), metric, measures.direction(metric));
  }

  /** Whether any variant is worse than the first one in anything. */
  public boolean anyWorse() {
    for (int metric = 0; metric < measures.names().size(); metric++) {
      for (Comparison.Row row : rows(metric)) {
        if (row.finding() == Finding.WORSE) {
          return true;
        }
      }
    }
    return false;
  }

  /** As a table, fitted into a width. */
  public String text(int width) {
    TextTable text = new TextTable(
        List.of("METRIC", "VARIANT", "BASE", "VALUE", "DIFFERENCE", "INTERVAL", "P", "FINDING"),
        new boolean[] {false, false, true, true, true, true, true, false});
    for (int metric = 0; metric < measures.names().size(); metric++) {
      for (Comparison.Row row : rows(metric)) {
        text.add(line(metric, row));
      }
    }
    return "base: " + name(grid.cells().get(0)) + "; intervals and findings at "
        + Math.round(level * 100) + " %, the same random numbers for all\n\n"
        + String.join("\n", text.lines(width)) + "\n";
  }

  private List<String> line(int metric, Comparison.Row row) {
    List<String> line = new ArrayList<>(List.of(measures.names().get(metric), name(row.cell())));
    line.add(value(metric, row.baseMean()));
    line.add(value(metric, row.mean()));
    if (row.difference() == null) {
      line.addAll(List.of("-", "-", "-"));
    } else {
      Interval difference = row.difference().difference();
      line.add(measures.signed(metric, difference.value()));
      line.add(measures.signed(metric, difference.lower()) + " to "
          + measures.signed(metric, difference.upper()));
      line.add(
          row.pValue() < LEAST_P ? "<0.001" : String.format(Locale.ROOT, "%.3f", row.pValue()));
    }
    line.add(row.finding().words());
    return line;
  }

  private String value(int metric, double mean) {
    return Double.isNaN(mean) ? "-" : measures.units().get(metric).text(mean);
  }

  private static String name(Cell cell) {
    return cell.values().isEmpty() ? "as it is" : String.join(" ", cell.values());
  }

  /** The same for programs. */
  public String json() throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("confidence", level);
    root.set("base", JSON.valueToTree(grid.settings(grid.cells().get(0))));
    ArrayNode findings = root.putArray("findings");
    for (int metric = 0; metric < measures.names().size(); metric++) {
      for (Comparison.Row row : rows(metric)) {
        describe(findings.addObject(), metric, row);
      }
    }
    return JSON.writeValueAsString(root) + "\n";
  }

  private void describe(ObjectNode node, int metric, Comparison.Row row) {
    node.put("metric", measures.column(metric));
    node.set("variant", JSON.valueToTree(grid.settings(row.cell())));
    node.put("pairs", row.pairs());
    if (row.difference() != null) {
      Interval difference = row.difference().difference();
      node.put("baseMean", row.baseMean());
      node.put("mean", row.mean());
      node.put("difference", difference.value());
      node.put("lower", difference.lower());
      node.put("upper", difference.upper());
      node.put("pValue", row.pValue());
    }
    node.put("finding", row.finding().words());
  }
}
