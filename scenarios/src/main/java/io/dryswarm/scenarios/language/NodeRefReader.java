package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.scenarios.deploy.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nodes, services and tasks as the timeline names them: by name, as the present leader, as the node of a task. */
final class NodeRefReader {
  private static final String LEADER = "leader";
  private static final Pattern TASK = Pattern.compile("(.+)\\.([1-9][0-9]{0,5})");

  private final List<NodeSpec> nodes;
  private final List<Stack.Service> services;

  NodeRefReader(List<NodeSpec> nodes, List<Stack.Service> services) {
    this.nodes = nodes;
    this.services = services;
  }

  Optional<NodeRef> node(Place place) {
    if (place.isMap()) {
      return task(place.map(LanguageKeys.NODE_OF).require("node-of"), "node-of ")
          .map(NodeRef.class::cast);
    }
    String name = place.text();
    if (name.equals(LEADER)) {
      return Optional.of(new NodeRef.Leader(name));
    }
    Optional<Integer> node = NodeNames.find(nodes, name);
    if (node.isEmpty()) {
      String tail = NodeNames.tail(nodes, name, List.of(LEADER));
      place.unknownName(NameKind.NODE, "no node is called \"" + name + "\"" + tail);
    }
    return node.map(id -> new NodeRef.ById(id, name));
  }

  /** All nodes that begin in a role. */
  List<NodeRef> ofRole(Role role) {
    List<NodeRef> refs = new ArrayList<>();
    for (int id = 0; id < nodes.size(); id++) {
      if (nodes.get(id).role() == role) {
        refs.add(new NodeRef.ById(id, nodes.get(id).name()));
      }
    }
    return refs;
  }

  /** Whether a service has this full name; if not, that is a problem. */
  boolean isService(Place place, String name) {
    List<String> names = services.stream().map(s -> s.spec().name()).toList();
    if (names.contains(name)) {
      return true;
    }
    String tail = Suggestion.tail(name, names);
    place.unknownName(NameKind.SERVICE, "no service is called \"" + name + "\"" + tail);
    return false;
  }

  /** @param prefix of the words that name it in reports */
  Optional<NodeRef.OfTask> task(Place place, String prefix) {
    Matcher name = TASK.matcher(place.text());
    if (!name.matches()) {
      place.expected("service.slot, such as vote_db.1");
      return Optional.empty();
    }
    String service = name.group(1);
    if (!isService(place, service)) {
      return Optional.empty();
    }
    int slot = Integer.parseInt(name.group(2));
    checkSlot(place, service, slot);
    return Optional.of(new NodeRef.OfTask(service, slot, prefix + name.group()));
  }

  private void checkSlot(Place place, String service, int slot) {
    services.stream()
        .map(Stack.Service::spec)
        .filter(spec -> spec.name().equals(service))
        .map(spec -> slots(spec.mode()))
        .filter(slots -> slot < slots.first() || slot > slots.last())
        .forEach(slots -> place.problem(
            slots.last() < slots.first()
                ? "a task of " + service + " has no slot to name it by"
                : service + " has the slots " + slots.first() + " to " + slots.last()));
  }

  private record Slots(int first, int last) {}

  private static Slots slots(ServiceMode mode) {
    if (mode instanceof ServiceMode.Replicated replicated) {
      return new Slots(1, replicated.replicas());
    } else if (mode instanceof ServiceMode.ReplicatedJob job) {
      return new Slots(0, job.totalCompletions() - 1);
    }
    return new Slots(1, 0);
  }
}
