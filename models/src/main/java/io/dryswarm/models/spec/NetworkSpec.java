package io.dryswarm.models.spec;

/**
 * An overlay network.
 *
 * @param name    full name
 * @param ingress whether this is the routing mesh's own network; exactly one per swarm
 */
public record NetworkSpec(String name, boolean ingress) {
  public static final String INGRESS_NAME = "ingress";

  public static NetworkSpec overlay(String name) {
    return new NetworkSpec(name, false);
  }

  public static NetworkSpec ingressNetwork() {
    return new NetworkSpec(INGRESS_NAME, true);
  }
}
