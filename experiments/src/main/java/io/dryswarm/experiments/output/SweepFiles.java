package io.dryswarm.experiments.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.core.Digest;
import io.dryswarm.experiments.design.Axis;
import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.statistics.MeanInterval;
import io.dryswarm.experiments.statistics.QuantileInterval;
import io.dryswarm.experiments.statistics.Sample;
import io.dryswarm.experiments.sweep.TrialResult;
import io.dryswarm.experiments.sweep.TrialTable;
import java.util.ArrayList;
import java.util.List;

/** A sweep for programs: every run as a row of CSV, every cell with its means as JSON. */
public final class SweepFiles {
  /** Every run. */
  public static final String RUNS = "runs.csv";

  /** Every cell. */
  public static final String SUMMARY = "summary.json";

  private static final int SCHEMA_VERSION = 1;
  private static final double[] QUANTILES = {0.1, 0.5, 0.9};
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Grid grid;
  private final Measures measures;
  private final TrialTable table;
  private final double level;

  public SweepFiles(Grid grid, Measures measures, TrialTable table, double level) {
    this.grid = grid;
    this.measures = measures;
    this.table = table;
    this.level = level;
  }

  /** {@value #RUNS}: the axes, replication, seed, result digest, one column per metric; empty where a run has no such value. */
  public String csv() {
    List<String> titles = new ArrayList<>(grid.axes().stream().map(Axis::path).toList());
    titles.addAll(List.of("replication", "seed", "result_digest"));
    for (int metric = 0; metric < measures.names().size(); metric++) {
      titles.add(measures.column(metric));
    }
    StringBuilder csv = new StringBuilder(line(titles));
    List<Cell> cells = grid.cells();
    for (TrialResult result : table.all()) {
      List<String> row = new ArrayList<>(cells.get(result.trial().cell()).values());
      row.add(Integer.toString(result.trial().replication()));
      row.add(Long.toString(result.seed()));
      row.add(Digest.hex(result.resultDigest()));
      result.values().forEach(v -> row.add(v.isPresent() ? Double.toString(v.getAsDouble()) : ""));
      csv.append(line(row));
    }
    return csv.toString();
  }

  private static String line(List<String> values) {
    return String.join(",", values.stream().map(SweepFiles::quoted).toList()) + "\n";
  }

  private static String quoted(String value) {
    return value.matches("[^,\"\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  /** {@value #SUMMARY}: per cell and metric the number of runs that have it, their mean with its interval, and quantiles of the runs. */
  public String json() throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("confidence", level);
    ArrayNode cells = root.putArray("cells");
    for (Cell cell : grid.cells()) {
      ObjectNode node = cells.addObject();
      ObjectNode settings = node.putObject("settings");
      for (int axis = 0; axis < grid.axes().size(); axis++) {
        settings.put(grid.axes().get(axis).path(), cell.values().get(axis));
      }
      ObjectNode metrics = node.putObject("metrics");
      for (int metric = 0; metric < measures.names().size(); metric++) {
        describe(metrics.putObject(measures.column(metric)), table.values(cell, metric));
      }
    }
    return JSON.writeValueAsString(root) + "\n";
  }

  private void describe(ObjectNode node, double[] values) {
    Sample sample = Sample.of(values);
    node.put("runs", sample.count());
    if (sample.count() > 0) {
      node.put("mean", sample.mean());
    }
    if (sample.count() > 1) {
      node.put("halfWidth", MeanInterval.of(sample, level).halfWidth());
    }
    if (sample.count() > 0) {
      ObjectNode quantiles = node.putObject("quantiles");
      for (double probability : QUANTILES) {
        quantile(quantiles, values, probability);
      }
    }
  }

  private void quantile(ObjectNode quantiles, double[] values, double probability) {
    ObjectNode node = quantiles.putObject("p" + Math.round(probability * 100));
    node.put("value", QuantileInterval.estimate(values, probability));
    QuantileInterval.find(values, probability, level).ifPresent(interval -> {
      node.put("lower", interval.lower());
      node.put("upper", interval.upper());
    });
  }
}
