package io.dryswarm.docker.client.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.flags.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the commands about stacks have in common: a stack is all objects with its label. */
final class Stacks {
  static final String NAMESPACE = "com.docker.stack.namespace";
  static final String IMAGE = "com.docker.stack.image";

  private Stacks() {}

  /** @throws CommandFailure if it is no name of a stack */
  static void checkName(String name) {
    String unquoted = name.replaceAll("^[ '\"]+|[ '\"]+$", "");
    if (unquoted.isEmpty()) {
      throw new CommandFailure("invalid stack name: \"" + name + "\"");
    }
  }

  static SortedMap<String, TreeSet<String>> filter(String stack) {
    TreeMap<String, TreeSet<String>> filters = new TreeMap<>();
    filters.put("label", new TreeSet<>(List.of(NAMESPACE + "=" + stack)));
    return filters;
  }

  /** With the filters that the user gave. */
  static SortedMap<String, TreeSet<String>> filter(Call call, String stack) {
    SortedMap<String, TreeSet<String>> filters = Options.filters(call.flags());
    filters.computeIfAbsent("label", key -> new TreeSet<>()).add(NAMESPACE + "=" + stack);
    return filters;
  }

  /** The objects of a stack. */
  static List<JsonNode> list(Call call, String path, String stack) {
    List<JsonNode> objects = new ArrayList<>();
    call.api().list(path, filter(stack)).forEach(objects::add);
    return objects;
  }
}
