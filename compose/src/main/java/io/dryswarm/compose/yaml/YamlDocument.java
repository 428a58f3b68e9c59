package io.dryswarm.compose.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a YAML text holds.
 *
 * @param root     the first document; null if the text is empty or cannot be read at all
 * @param refusal  Docker's message if Docker refuses the text; empty if it does not
 * @param problems what is wrong, each with its place; empty if nothing is
 */
public record YamlDocument(@Nullable YamlNode root, String refusal, List<Problem> problems) {
  public YamlDocument {
    problems = List.copyOf(problems);
  }
}
