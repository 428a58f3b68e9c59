package io.dryswarm.models.agent;

/**
 * What runs containers below the agents. Every call returns at once; the outcome is told to the {@link EngineListener} later, never from
 * inside the call but for {@code cancelled} and {@code removed}. The agent keeps one operation per task under way. Containers are on the
 * node's disk: an engine that starts again finds those of the last one, ended. Nothing that was begun before is told after.
 */
public interface ContainerEngine {
  /** Who is told; called once, by the agents' host. */
  void connect(EngineListener listener);

  /** Makes the container; ends with {@code prepared}, {@code failed} or {@code cancelled}. */
  void prepare(int node, AssignedTask task);

  /**
   * Starts the made container; ends with {@code started}, {@code failed} or {@code cancelled}, and some time after {@code started} with
   * {@code exited}. A container that was started before counts as started.
   */
  void start(int node, AssignedTask task);

  /** Waits for the end of a started container; {@code exited} is told also of one that has ended before, {@code failed} of none. */
  void await(int node, AssignedTask task);

  /** Ends the container politely, whatever its state; ends with {@code stopped}, after {@code exited} if a process ran. */
  void shutdown(int node, AssignedTask task);

  /**
   * Gives up waiting in a preparation, or for the first verdict on the health of a started container: {@code cancelled} is told, from inside
   * this call, unless the operation is past the point of waiting.
   */
  void cancel(int node, int task);

  /** A cluster volume is ready on the node: what waits for it may go on. */
  default void volumeReady(int node, int volume) {}

  /** Shuts down and forgets the container; nothing of it is told any more but {@code removed}. */
  void remove(int node, AssignedTask task);
}
