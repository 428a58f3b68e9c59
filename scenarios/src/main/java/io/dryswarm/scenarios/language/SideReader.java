package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.faults.NodeGroup;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.store.NodeObject.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The nodes on the sides of a network fault: names, {@code managers}, {@code workers}, {@code others}. */
final class SideReader {
  private static final String OTHERS = "others";
  private static final String MANAGERS = "managers";
  private static final String WORKERS = "workers";

  private final NodeRefReader names;
  private final Set<String> named = new HashSet<>();
  private boolean others;

  SideReader(NodeRefReader names) {
    this.names = names;
  }

  /** One side; a node on two sides is a problem, and so are two sides of others. */
  NodeGroup read(Place side) {
    List<Place> items = side.listOrSingle();
    if (items.isEmpty()) {
      side.problem("expected at least one node");
    }
    if (items.size() == 1 && isWord(items.get(0), OTHERS)) {
      if (others) {
        side.problem("only one side can be the others");
      }
      others = true;
      return NodeGroup.OTHERS;
    }
    List<NodeRef> nodes = new ArrayList<>();
    items.forEach(item -> add(item, nodes));
    return new NodeGroup(
        nodes, String.join(" ", items.stream().map(SideReader::written).toList()));
  }

  private void add(Place item, List<NodeRef> nodes) {
    if (isWord(item, OTHERS)) {
      item.problem("the others are a side of their own");
      return;
    }
    List<NodeRef> found = new ArrayList<>();
    if (isWord(item, MANAGERS)) {
      found.addAll(names.ofRole(Role.MANAGER));
    } else if (isWord(item, WORKERS)) {
      found.addAll(names.ofRole(Role.WORKER));
    } else {
      names.node(item).ifPresent(found::add);
    }
    for (NodeRef node : found) {
      if (!named.add(node.text())) {
        item.problem(node.text() + " is named twice");
      }
    }
    nodes.addAll(found);
  }

  private static boolean isWord(Place item, String word) {
    return !item.isMap() && !item.isList() && !item.isNull() && item.text().equals(word);
  }

  private static String written(Place item) {
    if (item.isMap()) {
      return "node-of " + item.map().findOrEmpty("node-of").node().describe().replace("\"", "");
    }
    return item.node().describe().replace("\"", "");
  }
}
