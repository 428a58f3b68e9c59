package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.core.Time;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.Action.Slow.Part;
import io.dryswarm.models.faults.NodeGroup;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens to machines, engines, containers and the network. */
final class FaultReader {
  private static final List<String> LASTING = List.of(
      "partition",
      "cut",
      "loss",
      "link-down",
      "hang",
      "hang-engine",
      "slow-cpu",
      "slow-disk",
      "stale-backend",
      "disk-full",
      "registry");

  private static final List<String> REGISTRY = List.of("down", "up");

  private final NodeRefReader names;

  FaultReader(NodeRefReader names) {
    this.names = names;
  }

  /** @param entry the whole entry of the timeline */
  Optional<Action> read(String kind, MapPlace entry) {
    Place value = entry.require(kind);
    Optional<Place> time = entry.find("for");
    time.filter(place -> !LASTING.contains(kind))
        .ifPresent(place -> place.problem("only these last for a time: " + LASTING));
    long forNs = time.map(FaultReader::timeNs).orElse(Action.FOR_GOOD);
    return switch (kind) {
      case "partition" -> partition(value, forNs);
      case "cut" -> cut(value, forNs);
      case "loss" -> loss(value, forNs);
      case "slow-cpu" -> slow(value, Part.CPU, forNs);
      case "slow-disk" -> slow(value, Part.DISK, forNs);
      case "registry" -> registry(value, time, forNs);
      case "stale-backend" -> staleBackend(value, forNs);
      case "kill-task" -> names.task(value, "").map(Action.KillTask::new);
      default ->
        names.node(value).map(node -> switch (kind) {
          case "crash" -> new Action.Crash(node);
          case "restart" -> new Action.Restart(node);
          case "kill-engine" -> new Action.KillEngine(node);
          case "stop-engine" -> new Action.StopEngine(node);
          case "link-down" -> new Action.LinkDown(node, forNs);
          case "hang" -> new Action.Hang(node, false, forNs);
          case "hang-engine" -> new Action.Hang(node, true, forNs);
          case "disk-full" -> new Action.DiskFull(node, forNs);
          case "link-up" -> new Action.LinkUp(node);
          default -> new Action.StartEngine(node);
        });
    };
  }

  private static Optional<Action> registry(Place value, Optional<Place> time, long forNs) {
    boolean isDown = value.word(REGISTRY).equals("down");
    time.filter(place -> !isDown)
        .ifPresent(place -> place.problem("a registry that is up does not last"));
    return Optional.of(new Action.Registry(isDown, forNs));
  }

  private Optional<Action> staleBackend(Place value, long forNs) {
    MapPlace map = value.map(LanguageKeys.STALE_BACKEND);
    Place service = map.require("service");
    boolean known = names.isService(service, service.text());
    return names
        .node(map.require("node"))
        .filter(node -> known)
        .map(node -> new Action.StaleBackend(node, service.text(), forNs));
  }

  private static long timeNs(Place place) {
    long ns = place.quantity(Quantities.DURATION, Time.SECOND);
    if (ns <= 0) {
      place.problem("expected more than 0");
    }
    return ns;
  }

  private Optional<Action> partition(Place value, long forNs) {
    SideReader sides = new SideReader(names);
    List<NodeGroup> groups = new ArrayList<>();
    for (Place group : value.list()) {
      groups.add(sides.read(group));
    }
    if (groups.stream().allMatch(NodeGroup.OTHERS::equals)) {
      value.problem("expected groups of nodes, such as [[manager-1], [others]]");
      return Optional.empty();
    }
    return Optional.of(new Action.Partition(groups, forNs));
  }

  private Optional<Action> cut(Place value, long forNs) {
    MapPlace map = value.map(LanguageKeys.CUT);
    SideReader sides = new SideReader(names);
    NodeGroup from = sides.read(map.require("from"));
    NodeGroup to = sides.read(map.require("to"));
    return Optional.of(new Action.Cut(from, to, forNs));
  }

  /** Without sides on every way; a side that is left out is all nodes. */
  private Optional<Action> loss(Place value, long forNs) {
    if (!value.isMap()) {
      double share = UnderlayReader.loss(value);
      return Optional.of(new Action.Loss(NodeGroup.ALL, NodeGroup.ALL, share, forNs));
    }
    MapPlace map = value.map(LanguageKeys.LOSS);
    double share = UnderlayReader.loss(map.require("share"));
    SideReader sides = new SideReader(names);
    NodeGroup from = map.find("from").map(sides::read).orElse(NodeGroup.ALL);
    NodeGroup to = map.find("to").map(sides::read).orElse(NodeGroup.ALL);
    if (from.equals(NodeGroup.OTHERS) && to.equals(NodeGroup.ALL)
        || to.equals(NodeGroup.OTHERS) && from.equals(NodeGroup.ALL)) {
      value.problem("the others of all nodes are none");
    }
    return Optional.of(new Action.Loss(from, to, share, forNs));
  }

  private Optional<Action> slow(Place value, Part part, long forNs) {
    MapPlace map = value.map(LanguageKeys.SLOW);
    double factor = map.require("factor").number(1);
    return names.node(map.require("node")).map(node -> new Action.Slow(node, part, factor, forNs));
  }
}
