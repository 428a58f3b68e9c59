package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.conformance.input.JsonKeys;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.SecretObject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The predicates about objects that users make: services as they are stored, networks, secrets, configs. */
final class ObjectPredicates {
  private static final String STACK_LABEL = "com.docker.stack.namespace";
  private static final Set<String> NETWORK =
      Set.of("name", "driver", "scope", "attachable", "ingress", "labels");

  private ObjectPredicates() {}

  static boolean holds(String predicate, JsonNode p, SwarmState state) {
    return switch (predicate) {
      case "objects" -> objects(p, state);
      case "secret" ->
        state.secrets().stream().anyMatch(s -> is(p, s.spec().name(), s.spec().labels()));
      case "config" ->
        state.configs().stream().anyMatch(c -> is(p, c.spec().name(), c.spec().labels()));
      case "network_numbers" -> NetworkNumbers.hold(p, state);
      case "network" -> state.networks().stream().anyMatch(n -> isNetwork(p, n));
      default -> throw new Unsupported("predicate '" + predicate + "'");
    };
  }

  private static boolean is(JsonNode p, String name, SortedMap<String, String> labels) {
    return name.equals(p.get("name").asText())
        && (!p.has("labels") || labels.equals(map(p.get("labels"))));
  }

  private static boolean isNetwork(JsonNode p, NetworkObject network) {
    JsonKeys.onlyKnown("network field", p, NETWORK);
    return is(p, network.spec().name(), network.spec().labels())
        && (!p.has("driver") || network.spec().driver().equals(p.get("driver").asText()))
        && (!p.has("scope") || p.get("scope").asText().equals("swarm"))
        && (!p.has("attachable")
            || network.spec().attachable() == p.get("attachable").asBoolean())
        && (!p.has("ingress") || network.spec().ingress() == p.get("ingress").asBoolean());
  }

  private static boolean objects(JsonNode p, SwarmState state) {
    String stack = p.get("stack").asText();
    TreeSet<String> names = switch (p.get("what").asText()) {
      case "services" ->
        named(state.services(), stack, s -> s.spec().name(), s -> s.spec().labels());
      case "networks" ->
        named(state.listedNetworks(), stack, n -> n.spec().name(), n -> n.spec().labels());
      case "secrets" ->
        named(
            state.secrets(),
            stack,
            (SecretObject s) -> s.spec().name(),
            s -> s.spec().labels());
      case "configs" ->
        named(
            state.configs(),
            stack,
            (ConfigObject c) -> c.spec().name(),
            c -> c.spec().labels());
      default -> throw new Unsupported("objects of kind '" + p.get("what").asText() + "'");
    };
    TreeSet<String> expected = new TreeSet<>();
    p.get("names").forEach(name -> expected.add(name.asText()));
    return names.equals(expected);
  }

  private static <T> TreeSet<String> named(
      Collection<T> objects,
      String stack,
      Function<T, String> nameOf,
      Function<T, SortedMap<String, String>> labelsOf) {
    TreeSet<String> names = new TreeSet<>();
    for (T object : objects) {
      if (stack.equals(labelsOf.apply(object).get(STACK_LABEL))) {
        names.add(nameOf.apply(object));
      }
    }
    return names;
  }

  private static TreeMap<String, String> map(JsonNode object) {
    TreeMap<String, String> map = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : object.properties()) {
      map.put(e.getKey(), e.getValue().asText());
    }
    return map;
  }
}
