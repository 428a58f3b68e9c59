package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.Suggestion;
import java.util.Map;

/** Messages about names that a stack file uses but does not define. */
final class References {
  private References() {}

  /** A suggestion, or where to define the name if nothing like it is there. */
  static String tail(String wrong, Map<String, ?> defined, String section) {
    return Suggestion.nearest(wrong, defined.keySet())
        .map(near -> "; did you mean \"" + near + "\"?")
        .orElse("; define it under " + section + ": at the top of the file");
  }
}
