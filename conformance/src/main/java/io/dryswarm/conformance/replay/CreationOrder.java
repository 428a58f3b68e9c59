package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** In which order the objects of a stack were made: their numbers tell. */
final class CreationOrder {
  private static final String STACK_LABEL = "com.docker.stack.namespace";

  private CreationOrder() {}

  /** The names as a list in JSON. */
  static String of(JsonNode of, SwarmState state) {
    String stack = of.path("stack").asText();
    List<String> names = switch (of.get("order_of").asText()) {
      case "service_create" ->
        state.services().stream()
            .filter(s -> stack.equals(s.spec().labels().get(STACK_LABEL)))
            .map(s -> s.spec().name())
            .toList();
      case "network_create" ->
        state.networks().stream()
            .filter(n -> stack.equals(n.spec().labels().get(STACK_LABEL)))
            .map(n -> n.spec().name())
            .toList();
      default -> throw new Unsupported("order of '" + of.get("order_of").asText() + "'");
    };
    return Json.array(names).toString().replace(",", ", ");
  }
}
