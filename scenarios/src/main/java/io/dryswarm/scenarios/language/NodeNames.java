package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Nodes by name. */
final class NodeNames {
  private NodeNames() {}

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
