package io.dryswarm.conformance.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dryswarm.conformance.BrokenFile;
import io.dryswarm.conformance.RecordedGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds recordings, and tells by their contents which kind each is. */
public final class RecordedFiles {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final List<Schema> schemas;
  private final Consumer<String> notes;

  /**
   * @param schemas all kinds of recordings
   * @param notes   is told of files that are none
   */
  public RecordedFiles(List<Schema> schemas, Consumer<String> notes) {
    this.schemas = List.copyOf(schemas);
    this.notes = notes;
  }

  /**
   * Reads all, and reports all that is wrong at once.
   *
   * @param places files, or directories whose {@code *.json} files are taken in the order of their names
   * @throws BrokenFile if a file is no JSON or breaks its schema, or if there is no recording at all
   */
  public List<RecordedGroup> read(List<Path> places) throws BrokenFile {
    List<RecordedGroup> groups = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path place : places) {
      for (Path file : files(place)) {
        try {
          read(file)
              .ifPresentOrElse(
                  groups::add,
                  () -> notes.accept(file + ": no recording of a known schema, left out"));
        } catch (BrokenFile broken) {
          problems.add(broken.getMessage());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new BrokenFile(String.join("\n", problems));
    }
    if (groups.isEmpty()) {
      throw new BrokenFile(places + ": no recordings found; expected *.json files of the schemas"
          + " described in docs/conformance.md");
    }
    return groups;
  }

  private static List<Path> files(Path place) throws BrokenFile {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new BrokenFile(place + ": cannot be read: " + e.getMessage());
    }
  }

  private Optional<RecordedGroup> read(Path file) throws BrokenFile {
    try {
      JsonNode root = JSON.readTree(file.toFile());
      Optional<Schema> schema = schemas.stream().filter(s -> s.recognises(root)).findFirst();
      if (schema.isEmpty()) {
        return Optional.empty();
      }
      List<SchemaProblem> problems = schema.get().problems(root);
      if (!problems.isEmpty()) {
        throw new BrokenFile(text(file, problems));
      }
      return Optional.of(schema.get().read(root, file));
    } catch (JsonProcessingException e) {
      throw new BrokenFile(file + ":" + e.getLocation().getLineNr() + ":"
          + e.getLocation().getColumnNr() + ": not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BrokenFile(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static String text(Path file, List<SchemaProblem> problems) throws IOException {
    JsonPlaces places = new JsonPlaces(file, JSON);
    return String.join(
        "\n",
        problems.stream()
            .map(p -> file + ":" + places.at(p.pointer()) + ": " + p.pointer() + ": " + p.message())
            .toList());
  }
}
