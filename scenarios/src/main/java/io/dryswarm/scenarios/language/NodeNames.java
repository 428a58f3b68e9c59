package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Nodes by name. */
final class NodeNames {
  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,62})");

  /** Words that stand for nodes in other places of a scenario. */
  private static final Set<String> WORDS = Set.of("all", "managers", "workers", "others", "leader");

  private NodeNames() {}

  /** Whether a node can be called so: no two meanings anywhere in a scenario. */
  static boolean isHostName(String text) {
    return HOST_NAME.matcher(text).matches() && !WORDS.contains(text);
  }

  /** The first name that two nodes have. */
  static Optional<String> doubled(List<NodeSpec> nodes) {
    Set<String> seen = new TreeSet<>();
    return nodes.stream().map(NodeSpec::name).filter(name -> !seen.add(name)).findFirst();
  }

  /** Number of the node. */
  static Optional<Integer> find(List<NodeSpec> nodes, String name) {
    OptionalInt found = IntStream.range(0, nodes.size())
        .filter(i -> nodes.get(i).name().equals(name))
        .findFirst();
    return found.isPresent() ? Optional.of(found.getAsInt()) : Optional.empty();
  }

  /** The tail of a message about an unknown name. */
  static String tail(List<NodeSpec> nodes, String wrong, List<String> otherWords) {
    List<String> words = new ArrayList<>(nodes.stream().map(NodeSpec::name).toList());
    words.addAll(otherWords);
    return Suggestion.tail(wrong, words);
  }
}
