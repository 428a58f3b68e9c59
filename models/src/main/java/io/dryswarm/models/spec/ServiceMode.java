package io.dryswarm.models.spec;

/** How many tasks a service has. */
public sealed interface ServiceMode {
  /** Whether tasks run to completion instead of for ever. */
  default boolean isJob() {
    return false;
  }

  /** Whether a task's place is its node instead of a slot. */
  default boolean isPerNode() {
    return false;
  }

  /** A given number of tasks anywhere; Swarm's default is one. */
  record Replicated(int replicas) implements ServiceMode {
    public Replicated {
      if (replicas < 0) {
        throw new IllegalArgumentException("replicas: " + replicas + ", expected 0 or more");
      }
    }
  }

  /** One task on every eligible node. */
  record Global() implements ServiceMode {
    @Override
    public boolean isPerNode() {
      return true;
    }
  }

  /**
   * Tasks that must complete so many times in all.
   *
   * @param maxConcurrent    most tasks at a time
   * @param totalCompletions tasks that have to complete; slots 0 to this minus 1
   */
  record ReplicatedJob(int maxConcurrent, int totalCompletions) implements ServiceMode {
    @Override
    public boolean isJob() {
      return true;
    }
  }

  /** One task that must complete on every eligible node. */
  record GlobalJob() implements ServiceMode {
    @Override
    public boolean isJob() {
      return true;
    }

    @Override
    public boolean isPerNode() {
      return true;
    }
  }
}
