package io.dryswarm.scenarios.deploy;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.docker.host.CommandLine;
import io.dryswarm.docker.host.Rehearsal;
import io.dryswarm.models.operations.Operation;
import io.dryswarm.models.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Services that typed commands create during a run: users can aim at them, applications describe them, and expectations can be about them.
 * What a command would create is found out by a rehearsal without a swarm.
 *
 * @param created  those that no stack of the scenario has, each as it is first created
 * @param variants other specifications of services that are there already: a stack deployed again, a service created anew
 * @param early    names of networks, secrets and configs that are created before the stacks are deployed
 * @param volumes  names of all cluster volumes that are created
 */
public record TypedServices(
    List<Stack.Service> created,
    List<Stack.Service> variants,
    Set<String> early,
    Set<String> volumes) {
  private static final String NAMESPACE = "com.docker.stack.namespace";

  /** A command and when it is typed. */
  public record Line(long atNs, Place place) {}

  /**
   * Rehearses all commands, in the order in which they are typed.
   *
   * @param deployNs when the stacks are deployed
   */
  public static TypedServices of(
      List<Line> lines, List<Stack> stacks, long deployNs, Rehearsal rehearsal) {
    List<Stack.Service> known = new ArrayList<>();
    for (Stack stack : stacks) {
      known.addAll(stack.services());
      stack.spec().secrets().forEach(secret -> rehearsal.add("secrets", secret.name()));
      stack.spec().configs().forEach(config -> rehearsal.add("configs", config.name()));
    }
    Set<String> early = new TreeSet<>();
    List<Stack.Service> created = new ArrayList<>();
    List<Stack.Service> variants = new ArrayList<>();
    List<Line> ordered = new ArrayList<>(lines);
    ordered.sort(Comparator.comparingLong(Line::atNs));
    for (Line line : ordered) {
      for (ServiceSpec spec : typed(line, rehearsal)) {
        Stack.Service service = new Stack.Service(key(spec), spec, line.place());
        boolean isKnown = known.stream().anyMatch(s -> s.spec().name().equals(spec.name()));
        (isKnown ? variants : created).add(service);
        known.add(service);
      }
      if (line.atNs() < deployNs) {
        early.addAll(rehearsal.made());
      }
    }
    return new TypedServices(
        List.copyOf(created), List.copyOf(variants), early, rehearsal.volumes());
  }

  /** A line that is no command is reported where the timeline is read. */
  private static List<ServiceSpec> typed(Line line, Rehearsal rehearsal) {
    Operation.Typed command;
    try {
      command = CommandLine.parse(line.place().text());
    } catch (IllegalArgumentException refused) {
      return List.of();
    }
    return rehearsal.type(command);
  }

  private static String key(ServiceSpec spec) {
    String prefix = spec.labels().getOrDefault(NAMESPACE, "") + "_";
    return spec.name().startsWith(prefix) ? spec.name().substring(prefix.length()) : spec.name();
  }
}
