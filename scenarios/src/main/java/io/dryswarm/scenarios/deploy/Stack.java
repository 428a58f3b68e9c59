package io.dryswarm.scenarios.deploy;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.cluster.RunSpec.StackSpec;
import io.dryswarm.models.spec.ServiceSpec;
import java.util.List;
import java.util.Set;

/**
 * A stack as read, with the places that later checks need for their messages.
 *
 * @param services in the order of the file
 * @param external names of networks, secrets and configs of the specification that are taken to exist
 */
public record Stack(StackSpec spec, List<Service> services, Set<String> external) {
  /** One that could not be read. */
  static Stack none(String name) {
    return new Stack(new StackSpec(name, List.of(), List.of(), List.of()), List.of(), Set.of());
  }

  /**
   * A service with its place in the file.
   *
   * @param key   short name: {@code vote}
   * @param place its definition, as written, or the command that creates it
   */
  public record Service(String key, ServiceSpec spec, Place place) {
    /** Whether a name means this service: its full or its short one. */
    public boolean isCalled(String name) {
      return key.equals(name) || spec.name().equals(name);
    }
  }
}
