package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the keys of a stack file that Swarm ignores, or that the simulation leaves out, for one warning each. */
final class IgnoredOptions {
  private final TreeSet<String> unsupported = new TreeSet<>();
  private final TreeSet<String> deprecated = new TreeSet<>();
  private final Map<String, List<String>> leftOut = new TreeMap<>();

  /** Notes the keys of a service for which Docker itself warns. */
  void noteService(MapPlace service) {
    ComposeKeys.UNSUPPORTED.stream().filter(service::has).forEach(unsupported::add);
    ComposeKeys.DEPRECATED.stream().filter(service::has).forEach(deprecated::add);
  }

  /** Notes a legal key with an effect on a real swarm that the simulation does not show yet. */
  void leaveOut(String key, String owner) {
    leftOut.computeIfAbsent(key, k -> new ArrayList<>()).add(owner);
  }

  /** One warning per kind, in Docker's words where Docker has some. */
  void warn(Position file, Problems problems) {
    if (!unsupported.isEmpty()) {
      String options = String.join(", ", unsupported);
      problems.warn(file, "", "Ignoring unsupported options: " + options);
    }
    if (!deprecated.isEmpty()) {
      problems.warn(file, "", "Ignoring deprecated options: " + String.join(", ", deprecated));
    }
    if (!leftOut.isEmpty()) {
      List<String> texts = new ArrayList<>();
      leftOut.forEach((key, owners) -> texts.add(key + " (" + String.join(", ", owners) + ")"));
      problems.warn(file, "", "not simulated, left out: " + String.join(", ", texts));
    }
  }
}
