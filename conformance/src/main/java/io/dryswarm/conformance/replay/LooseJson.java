package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.TreeSet;

/** Equality of JSON where absent, null, empty list and empty object, also one with only such members, are the same. */
final class LooseJson {
  private LooseJson() {}

  static boolean same(JsonNode a, JsonNode b) {
    if (isNothing(a) || isNothing(b)) {
      return isNothing(a) && isNothing(b);
    } else if (a.isObject() && b.isObject()) {
      TreeSet<String> keys = new TreeSet<>();
      a.fieldNames().forEachRemaining(keys::add);
      b.fieldNames().forEachRemaining(keys::add);
      return keys.stream().allMatch(key -> same(a.path(key), b.path(key)));
    } else if (a.isArray() && b.isArray()) {
      if (a.size() != b.size()) {
        return false;
      }
      for (int i = 0; i < a.size(); i++) {
        if (!same(a.get(i), b.get(i))) {
          return false;
        }
      }
      return true;
    } else if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    return a.equals(b);
  }

  private static boolean isNothing(JsonNode value) {
    if (value instanceof MissingNode || value.isNull()) {
      return true;
    }
    if (!value.isContainerNode()) {
      return false;
    }
    for (JsonNode child : value) {
      if (value.isArray() || !isNothing(child)) {
        return false;
      }
    }
    return true;
  }
}
