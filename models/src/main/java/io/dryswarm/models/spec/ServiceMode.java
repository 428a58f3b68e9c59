package io.dryswarm.models.spec;

/** How many tasks a service has. */
public sealed interface ServiceMode {
  /** A given number of tasks anywhere; Swarm's default is one. */
  record Replicated(int replicas) implements ServiceMode {
    public Replicated {
      if (replicas < 0) {
        throw new IllegalArgumentException("replicas: " + replicas + ", expected 0 or more");
      }
    }
  }

  /** One task on every eligible node. */
  record Global() implements ServiceMode {}
}
