package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.cluster.RunSpec.StackSpec;
import io.dryswarm.models.spec.ServiceSpec;
import java.util.List;

/**
 * A stack as read, with the places that later checks need for their messages.
 *
 * @param services in the order of the file
 */
public record Stack(StackSpec spec, List<Service> services) {
  /**
   * A service with its place in the file.
   *
   * @param key short name: {@code vote}
   */
  public record Service(String key, ServiceSpec spec, Place place) {}
}
