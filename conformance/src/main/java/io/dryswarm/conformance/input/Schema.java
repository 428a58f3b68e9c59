package io.dryswarm.conformance.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.RecordedGroup;
import java.nio.file.Path;
import java.util.List;

/** A kind of recorded file. */
public interface Schema {
  /** Whether a file is meant to be of this kind, by what it holds. */
  boolean recognises(JsonNode root);

  /** What breaks the schema; empty if the file can be read. */
  List<SchemaProblem> problems(JsonNode root);

  /** Reads a file without problems. */
  RecordedGroup read(JsonNode root, Path file);

  /** The name of the group of a file that does not tell: that of the file, without its ending. */
  static String groupOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
  }
}
