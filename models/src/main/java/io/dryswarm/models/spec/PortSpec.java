package io.dryswarm.models.spec;

/**
 * A published port.
 *
 * @param published port on the nodes; 0 = chosen by the swarm
 * @param target    port in the container
 */
public record PortSpec(int published, int target, Protocol protocol, PublishMode mode) {
  /** Transport protocol. */
  public enum Protocol {
    TCP,
    UDP,
    SCTP
  }

  /** Through the routing mesh of every node, or only on the nodes that run a task. */
  public enum PublishMode {
    INGRESS,
    HOST
  }

  /** Whether it takes a certain port of its node, and of no other. */
  public boolean isFixedHostPort() {
    return mode == PublishMode.HOST && published != 0;
  }
}
