package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.store.ServiceObject;
import java.util.TreeSet;

/** Whether the API shows a specification, or a part of it, as a case has it; with wildcards. */
final class SpecPredicate {
  private SpecPredicate() {}

  static boolean holds(JsonNode p, SwarmState state, Recording recording) {
    ServiceObject service = state.service(p.get("service").asText());
    if (service == null) {
      return false;
    }
    JsonNode part = recording.form(service.spec());
    String path = p.get("path").asText();
    for (String key : path.isEmpty() ? new String[0] : path.split("\\.")) {
      part = part.path(key);
    }
    return fits(p.get("equals"), part);
  }

  /** As {@link LooseJson#same}, but texts may have wildcards. */
  private static boolean fits(JsonNode expected, JsonNode actual) {
    if (expected.isTextual() && actual.isTextual()) {
      return Wildcards.equal(expected.asText(), actual.asText());
    } else if (expected.isObject() && actual.isObject()) {
      TreeSet<String> keys = new TreeSet<>();
      expected.fieldNames().forEachRemaining(keys::add);
      actual.fieldNames().forEachRemaining(keys::add);
      return keys.stream().allMatch(key -> fits(expected.path(key), actual.path(key)));
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        if (!fits(expected.get(i), actual.get(i))) {
          return false;
        }
      }
      return true;
    }
    return LooseJson.same(expected, actual);
  }
}
