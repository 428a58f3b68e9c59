package io.dryswarm.compose.deploy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one JSON object as Go writes it: what is empty is left out, unless it is said to be always there. */
final class Json {
  private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

  private final ObjectNode node = FACTORY.objectNode();

  ObjectNode node() {
    return node;
  }

  Json always(String key, String text) {
    node.put(key, text);
    return this;
  }

  Json always(String key, boolean flag) {
    node.put(key, flag);
    return this;
  }

  /** A decimal number with the fewest digits that tell it apart. */
  Json ratio(String key, float number) {
    if (number == StrictMath.rint(number)) {
      node.put(key, (long) number);
    } else {
      node.put(key, new BigDecimal(Float.toString(number)));
    }
    return this;
  }

  Json always(String key, Number number) {
    putNumber(key, number);
    return this;
  }

  Json nothing(String key) {
    node.putNull(key);
    return this;
  }

  Json text(String key, String text) {
    if (!text.isEmpty()) {
      node.put(key, text);
    }
    return this;
  }

  Json flag(String key, boolean flag) {
    if (flag) {
      node.put(key, true);
    }
    return this;
  }

  /** A flag that may be false; left out if there is none. */
  Json optionalFlag(String key, @Nullable Object flag) {
    if (flag instanceof Boolean given) {
      node.put(key, given.booleanValue());
    }
    return this;
  }

  /** A number; left out if it is 0. */
  Json number(String key, long number) {
    if (number != 0) {
      node.put(key, number);
    }
    return this;
  }

  /** A number that may be 0; left out if there is none. */
  Json optional(String key, @Nullable Number number) {
    if (number != null) {
      putNumber(key, number);
    }
    return this;
  }

  private void putNumber(String key, Number number) {
    if (number instanceof BigInteger large) {
      node.put(key, large);
    } else {
      node.put(key, number.longValue());
    }
  }

  Json texts(String key, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = node.putArray(key);
      texts.forEach(array::add);
    }
    return this;
  }

  Json byName(String key, Map<String, @Nullable String> texts) {
    return texts.isEmpty() ? this : alwaysByName(key, texts);
  }

  Json alwaysByName(String key, Map<String, @Nullable String> texts) {
    ObjectNode object = node.putObject(key);
    texts.forEach(object::put);
    return this;
  }

  Json object(String key, @Nullable Json value) {
    if (value != null) {
      node.set(key, value.node());
    }
    return this;
  }

  Json objects(String key, List<Json> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(key);
      values.forEach(v -> array.add(v.node()));
    }
    return this;
  }
}
