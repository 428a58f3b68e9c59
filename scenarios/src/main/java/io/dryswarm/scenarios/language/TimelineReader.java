package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.operations.TimedOperation;
import io.dryswarm.scenarios.deploy.Stack;
import io.dryswarm.scenarios.deploy.TypedServices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The section {@code timeline}: what happens when. Each kind of entry has a reader of its own. */
final class TimelineReader {
  private final NodeRefReader names;
  private final FaultReader faultReader;
  private final OperationReader operationReader;
  private final long durationNs;
  private final List<TimedAction> actions = new ArrayList<>();
  private final List<TimedOperation> operations = new ArrayList<>();

  TimelineReader(List<NodeSpec> nodes, List<Stack.Service> services, long durationNs) {
    this.names = new NodeRefReader(nodes, services);
    this.faultReader = new FaultReader(names);
    this.operationReader = new OperationReader(names);
    this.durationNs = durationNs;
  }

  /** Ascending; what happens at the same time keeps the order of the file. */
  Timeline read(Place section) {
    for (Place item : section.isNull() ? List.<Place>of() : section.list()) {
      entry(item);
    }
    actions.sort(Comparator.comparingLong(TimedAction::atNs));
    operations.sort(Comparator.comparingLong(TimedOperation::atNs));
    return new Timeline(List.copyOf(actions), List.copyOf(operations));
  }

  /** The commands of Docker among the entries, as far as they can be read. */
  static List<TypedServices.Line> typedLines(Place section) {
    List<TypedServices.Line> lines = new ArrayList<>();
    for (Place item : section.isList() ? section.list() : List.<Place>of()) {
      if (item.isMap() && item.map().has("at") && item.map().has("docker")) {
        long atNs = item.map().require("at").quantity(ClockTime.KIND, 0L);
        lines.add(new TypedServices.Line(atNs, item.map().require("docker")));
      }
    }
    return lines;
  }

  private void entry(Place item) {
    MapPlace map = item.map(LanguageKeys.TIMELINE);
    Place at = map.require("at");
    long atNs = at.quantity(ClockTime.KIND, 0L);
    if (atNs > durationNs) {
      at.problem("is after the end of the run");
    }
    List<String> kinds = map.keys().stream().filter(LanguageKeys::isKindOfEntry).toList();
    if (kinds.size() == 1) {
      entry(kinds.get(0), atNs, map);
    } else if (kinds.size() > 1) {
      item.problem("one entry does one thing: this one has " + String.join(" and ", kinds));
    } else if (map.keys().stream().allMatch(LanguageKeys.TIMELINE::allows)) {
      item.problem("expected exactly one of " + String.join(", ", LanguageKeys.kindsOfEntries()));
    }
  }

  private void entry(String kind, long atNs, MapPlace map) {
    if (LanguageKeys.FAULT_KINDS.contains(kind)) {
      map.find("via").ifPresent(via -> via.problem("a fault goes through no manager"));
      faultReader.read(kind, map).ifPresent(action -> actions.add(new TimedAction(atNs, action)));
    } else {
      map.find("for").ifPresent(time -> time.problem("a command does not last"));
      NodeRef via = map.find("via").flatMap(names::node).orElse(null);
      operationReader
          .read(kind, map.require(kind))
          .ifPresent(operation -> operations.add(new TimedOperation(atNs, operation, via)));
    }
  }
}
