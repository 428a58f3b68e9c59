package io.dryswarm.conformance.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.RecordedGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A kind of recorded file. */
interface Schema {
  List<Schema> ALL = List.of();

  /** Whether a file is meant to be of this kind, by what it holds. */
  boolean recognises(JsonNode root);

  /** What breaks the schema; empty if the file can be read. */
  List<SchemaProblem> problems(JsonNode root);

  /** Reads a file without problems. */
  RecordedGroup read(JsonNode root, Path file);

  /** The kind of a file. */
  static Optional<Schema> of(JsonNode root) {
    return ALL.stream().filter(schema -> schema.recognises(root)).findFirst();
  }
}
