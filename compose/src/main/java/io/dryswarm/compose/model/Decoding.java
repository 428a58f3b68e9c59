package io.dryswarm.compose.model;

import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One conversion of a part of the file: collects what does not fit, and passes on what Docker warns of. */
public final class Decoding {
  private final Consumer<String> warnings;
  private final List<String> errors = new ArrayList<>();
  private @Nullable Position first;

  /**
   * @param warnings gets what Docker says on the way
   */
  public Decoding(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  void warn(String message) {
    warnings.accept(message);
  }

  /** Something has the wrong type. */
  void error(YamlNode at, String message) {
    errors.add(message);
    first = Objects.requireNonNullElse(first, at.position());
  }

  /** A text could not be converted. */
  void refused(String name, YamlNode at, TextRefused why) {
    error(at, "error decoding '" + name + "': " + why.text());
  }

  void unconvertible(String name, String wanted, YamlNode found) {
    error(
        found,
        "'" + name + "' expected type '" + wanted + "', got unconvertible type '"
            + Nodes.typeName(found) + "', value: '" + Nodes.printed(found) + "'");
  }

  public boolean isClean() {
    return errors.isEmpty();
  }

  /** Where the first thing that did not fit stands. */
  public Position where() {
    return Objects.requireNonNull(first);
  }

  /** Docker's message about all of them. */
  public String message() {
    return "decoding failed due to the following error(s):\n\n" + String.join("\n", errors);
  }
}
