package io.dryswarm.models.task;

/**
 * State of a task, observed or desired. Ordered like a clock: an observed state never gets smaller.
 *
 * <p>Source: control-plane facts 1.4.29, moby/swarmkit api/types.proto.
 */
public enum TaskState {
  NEW(0),
  PENDING(64),
  ASSIGNED(192),
  ACCEPTED(256),
  PREPARING(320),
  READY(384),
  STARTING(448),
  RUNNING(512),
  COMPLETE(576),
  SHUTDOWN(640),
  FAILED(704),
  REJECTED(768),
  REMOVE(800),
  ORPHANED(832);

  private final int number;

  TaskState(int number) {
    this.number = number;
  }

  /** SwarmKit's number; stable, used in digests. */
  public int number() {
    return number;
  }

  /** Lower case, as Docker prints it. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Past RUNNING: the task will not serve again. */
  public boolean isTerminal() {
    return number > RUNNING.number;
  }

  public boolean isAfter(TaskState other) {
    return number > other.number;
  }

  public boolean isAtLeast(TaskState other) {
    return number >= other.number;
  }
}
