package io.dryswarm.scenarios.language;

import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.scenarios.stack.Stack;
import io.dryswarm.scenarios.yaml.MapPlace;
import io.dryswarm.scenarios.yaml.NameKind;
import io.dryswarm.scenarios.yaml.Place;
import io.dryswarm.scenarios.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The section {@code timeline}: what happens when. */
final class TimelineReader {
  private static final String LEADER = "leader";
  private static final String ACTION_NAMES = String.join(", ", LanguageKeys.ACTIONS);
  private static final Pattern TASK = Pattern.compile("(.+)\\.([1-9][0-9]{0,5})");

  private final List<NodeSpec> nodes;
  private final List<Stack.Service> services;
  private final long durationNs;

  TimelineReader(List<NodeSpec> nodes, List<Stack.Service> services, long durationNs) {
    this.nodes = nodes;
    this.services = services;
    this.durationNs = durationNs;
  }

  /** Ascending; what happens at the same time keeps the order of the file. */
  List<TimedAction> read(Place section) {
    List<TimedAction> actions = new ArrayList<>();
    for (Place item : section.isNull() ? List.<Place>of() : section.list()) {
      action(item).ifPresent(actions::add);
    }
    actions.sort(Comparator.comparingLong(TimedAction::atNs));
    return List.copyOf(actions);
  }

  private Optional<TimedAction> action(Place item) {
    MapPlace map = item.map(LanguageKeys.TIMELINE);
    Place at = map.require("at");
    long atNs = at.quantity(ClockTime.KIND, 0L);
    if (atNs > durationNs) {
      at.problem("is after the end of the run");
    }
    List<String> kinds = LanguageKeys.ACTIONS.stream().filter(map::has).toList();
    if (kinds.size() != 1) {
      item.problem("expected exactly one of " + ACTION_NAMES);
      return Optional.empty();
    }
    Place target = map.require(kinds.get(0));
    return action(kinds.get(0), target).map(action -> new TimedAction(atNs, action));
  }

  private Optional<Action> action(String kind, Place target) {
    if (kind.equals("kill-task")) {
      return task(target, "").map(Action.KillTask::new);
    }
    return node(target).map(node -> switch (kind) {
      case "crash" -> new Action.Crash(node);
      case "restart" -> new Action.Restart(node);
      case "kill-engine" -> new Action.KillEngine(node);
      case "stop-engine" -> new Action.StopEngine(node);
      default -> new Action.StartEngine(node);
    });
  }

  private Optional<NodeRef> node(Place place) {
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

  /** @param prefix of the words that name it in reports */
  private Optional<NodeRef.OfTask> task(Place place, String prefix) {
    Matcher name = TASK.matcher(place.text());
    if (!name.matches()) {
      place.expected("service.slot, such as vote_db.1");
      return Optional.empty();
    }
    List<String> names = services.stream().map(s -> s.spec().name()).toList();
    String service = name.group(1);
    if (!names.contains(service)) {
      String tail = Suggestion.tail(service, names);
      place.unknownName(NameKind.SERVICE, "no service is called \"" + service + "\"" + tail);
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
