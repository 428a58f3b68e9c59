package io.dryswarm.conformance.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import java.util.Set;

/** Guards against words that would otherwise be read over. */
public final class JsonKeys {
  private JsonKeys() {}

  /** @throws Unsupported if the object has a key that is not among the known ones */
  public static void onlyKnown(String what, JsonNode object, Set<String> known) {
    object.fieldNames().forEachRemaining(key -> {
      if (!known.contains(key)) {
        throw new Unsupported(what + " '" + key + "'");
      }
    });
  }
}
