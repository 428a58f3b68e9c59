package io.dryswarm.experiments.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.core.Digest;
import io.dryswarm.experiments.design.Trial;
import io.dryswarm.reports.output.OutputRefused;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Results on disk, one line of JSON each, after a first line that says what was run. A line that a crash cut off does not count; nothing
 * else is ever lost.
 */
public final class TrialLog implements AutoCloseable {
  /** Name of the file in its directory. */
  public static final String NAME = "trials.jsonl";

  private static final String NEW = NAME + ".new";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedWriter writer;

  private TrialLog(BufferedWriter writer) {
    this.writer = writer;
  }

  /**
   * Opens the log of a directory, new or to go on with it.
   *
   * @param header what is run, in one line: a log with another header is of something else
   * @param table  gets the results that are there
   * @throws OtherSweep    if the log there is of something else
   * @throws OutputRefused if the directory holds files and no log, or is none
   * @throws IOException   if it cannot be read or written
   */
  public static TrialLog open(Path directory, String header, TrialTable table)
      throws IOException, OtherSweep {
    refuseForeign(directory);
    Path file = directory.resolve(NAME);
    List<String> lines =
        Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : new ArrayList<>();
    if (!lines.isEmpty() && !lines.get(0).equals(header)) {
      throw new OtherSweep(file);
    }
    List<String> good = new ArrayList<>(List.of(header));
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      TrialResult result = read(line);
      if (result != null) {
        table.add(result);
        good.add(line);
      }
    }
    Files.createDirectories(directory);
    Path whole = directory.resolve(NEW);
    Files.write(whole, good, StandardCharsets.UTF_8);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    return new TrialLog(
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
  }

  /** What no sweep has made stays alone; a log whose first move was cut off is a sweep's. */
  private static void refuseForeign(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new OutputRefused(directory + ": not a directory");
    }
    try (Stream<Path> content = Files.list(directory)) {
      List<String> names =
          content.map(path -> String.valueOf(path.getFileName())).toList();
      if (!names.isEmpty() && !names.contains(NAME) && !names.equals(List.of(NEW))) {
        throw new OutputRefused(
            directory + ": holds files that no sweep wrote; choose another directory");
      }
    }
  }

  /** There is a log of another sweep. */
  public static final class OtherSweep extends Exception {
    private static final long serialVersionUID = 1;

    OtherSweep(Path file) {
      super(file + " is of another sweep: give another directory, or remove it");
    }
  }

  /** Adds a result; it is on its way to the disk when this returns. */
  public void add(TrialResult result) {
    try {
      writer.write(line(result));
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(TrialResult result) throws JsonProcessingException {
    ObjectNode node = JSON.createObjectNode();
    node.put("cell", result.trial().cell());
    node.put("replication", result.trial().replication());
    node.put("seed", result.seed());
    node.put("resultDigest", Digest.hex(result.resultDigest()));
    ArrayNode values = node.putArray("values");
    for (OptionalDouble value : result.values()) {
      if (value.isPresent()) {
        values.add(value.getAsDouble());
      } else {
        values.addNull();
      }
    }
    return JSON.writeValueAsString(node);
  }

  private static @Nullable TrialResult read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      List<OptionalDouble> values = new ArrayList<>();
      for (JsonNode value : node.required("values")) {
        values.add(value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(value.asDouble()));
      }
      return new TrialResult(
          new Trial(node.required("cell").asInt(), node.required("replication").asInt()),
          node.required("seed").asLong(),
          Long.parseUnsignedLong(node.required("resultDigest").asText(), 16),
          values);
    } catch (JsonProcessingException | IllegalArgumentException cutOff) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
