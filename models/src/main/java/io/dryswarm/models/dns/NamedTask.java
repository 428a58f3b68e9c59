package io.dryswarm.models.dns;

/** A task as the name tables see it. Its own names belong to it alone; a host name that a user chose may be shared. F4.9. */
public interface NamedTask {
  int task();

  /** Name of its container: {@code vote_redis.1.} and the task's id. */
  String taskName();

  /** The first 12 digits of its container's id. */
  String containerId();

  /** The host name that the service gives its containers; empty = the container's id, which is a name already. */
  String hostname();

  /** IPv4, unsigned 32-bit. */
  int address();
}
