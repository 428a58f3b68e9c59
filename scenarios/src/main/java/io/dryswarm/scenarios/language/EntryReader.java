package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.store.NodeObject.Role;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The nodes whose addresses users know: {@code all}, {@code managers}, {@code workers}, or names. */
final class EntryReader {
  private static final List<String> WORDS = List.of("all", "managers", "workers");

  private final List<NodeSpec> nodes;

  EntryReader(List<NodeSpec> nodes) {
    this.nodes = nodes;
  }

  List<Integer> all() {
    return IntStream.range(0, nodes.size()).boxed().toList();
  }

  List<Integer> read(Place place) {
    return place.isList() || !WORDS.contains(place.text()) ? named(place) : group(place);
  }

  private List<Integer> group(Place place) {
    List<Integer> group = switch (place.text()) {
      case "managers" -> of(Role.MANAGER);
      case "workers" -> of(Role.WORKER);
      default -> all();
    };
    if (group.isEmpty()) {
      place.problem("the cluster has no " + place.text());
    }
    return group;
  }

  private List<Integer> named(Place place) {
    Set<Integer> chosen = new TreeSet<>();
    for (Place name : place.listOrSingle()) {
      String text = name.text();
      String tail = NodeNames.tail(nodes, text, WORDS);
      NodeNames.find(nodes, text)
          .ifPresentOrElse(
              chosen::add,
              () -> name.unknownName(NameKind.NODE, "no node is called \"" + text + "\"" + tail));
    }
    if (place.isList() && place.list().isEmpty()) {
      place.problem("expected at least one node");
    }
    return List.copyOf(chosen);
  }

  private List<Integer> of(Role role) {
    return all().stream().filter(i -> nodes.get(i).role() == role).toList();
  }
}
