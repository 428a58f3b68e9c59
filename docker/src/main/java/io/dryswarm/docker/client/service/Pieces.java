package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.flags.BadValue;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/** Pieces of specifications that {@code service create} and {@code service update} make alike. */
final class Pieces {
  private static final long SECOND_NS = 1_000_000_000L;

  private Pieces() {}

  /** SwarmKit's defaults, which a user's settings change. */
  static ObjectNode updateDefaults() {
    return Json.object()
        .put("Parallelism", 1)
        .put("FailureAction", "pause")
        .put("Monitor", 5 * SECOND_NS)
        .put("MaxFailureRatio", 0)
        .put("Order", "stop-first");
  }

  /** Puts what the user gave into settings of updates or rollbacks. */
  static void mergeUpdate(Flags flags, String which, ObjectNode config) {
    number(flags, which + "-parallelism", config, "Parallelism");
    number(flags, which + "-delay", config, "Delay");
    number(flags, which + "-monitor", config, "Monitor");
    text(flags, which + "-failure-action", config, "FailureAction");
    Double ratio = flags.last(which + "-max-failure-ratio", Double.class);
    if (ratio != null) {
      config.put("MaxFailureRatio", ratio);
    }
    text(flags, which + "-order", config, "Order");
  }

  static ObjectNode restartDefaults() {
    return Json.object().put("Condition", "any").put("Delay", 5 * SECOND_NS).put("MaxAttempts", 0);
  }

  static void mergeRestart(Flags flags, ObjectNode restart) {
    text(flags, "restart-condition", restart, "Condition");
    number(flags, "restart-delay", restart, "Delay");
    number(flags, "restart-max-attempts", restart, "MaxAttempts");
    number(flags, "restart-window", restart, "Window");
  }

  /** A number, if the user gave it. */
  static void number(Flags flags, String flag, ObjectNode object, String key) {
    if (flags.changed(flag)) {
      object.put(key, flags.number(flag));
    }
  }

  /** A text, if the user gave it. */
  static void text(Flags flags, String flag, ObjectNode object, String key) {
    if (flags.changed(flag)) {
      object.put(key, flags.get(flag));
    }
  }

  /** A switch, if the user gave it. */
  static void on(Flags flags, String flag, ObjectNode object, String key) {
    if (flags.changed(flag)) {
      object.put(key, flags.isOn(flag));
    }
  }

  /** Capabilities as Docker writes them: {@code CAP_NET_ADMIN}. */
  static TreeSet<String> capabilities(List<String> given) {
    TreeSet<String> names = new TreeSet<>();
    for (String text : given) {
      String name = text.strip().toUpperCase(Locale.ROOT);
      boolean isWord = name.equals("ALL") || name.equals("RESET") || name.startsWith("CAP_");
      names.add(isWord ? name : "CAP_" + name);
    }
    return names;
  }

  /** {@code host:address} as the engine wants it. */
  static List<String> hosts(List<String> given) {
    return given.stream()
        .map(text -> text.split(":", 2))
        .map(parts -> parts[1] + " " + parts[0])
        .toList();
  }

  /** Generic resources, of which a service may ask for numbers only. */
  static ArrayNode generic(List<String> given) {
    ArrayNode array = Json.array();
    TreeMap<String, String> byKind = new TreeMap<>(Options.map(given));
    byKind.forEach((kind, value) -> {
      try {
        array
            .addObject()
            .putObject("DiscreteResourceSpec")
            .put("Kind", kind)
            .put("Value", GoText.signed(value, 10, Long.SIZE));
      } catch (BadValue bad) {
        throw new CommandFailure("invalid generic-resource request `" + kind + "=" + value
            + "`, Named Generic Resources is not supported for service create or update");
      }
    });
    return array;
  }

  /** Sets a list unless it is empty. */
  static void list(ObjectNode object, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      object.set(key, Json.array(texts));
    }
  }

  static void objects(ObjectNode object, String key, List<ObjectNode> elements) {
    if (!elements.isEmpty()) {
      ArrayNode array = object.putArray(key);
      elements.forEach(array::add);
    }
  }

  /** What is added by {@code key=value}, unless there is nothing. */
  static void map(ObjectNode object, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      object.set(key, Json.object(Options.map(texts)));
    }
  }
}
