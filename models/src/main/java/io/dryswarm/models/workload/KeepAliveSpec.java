package io.dryswarm.models.workload;

/**
 * How long users keep a connection for further requests.
 *
 * @param idleNs   a connection that was idle for so long is closed, nanoseconds; 0 = every request connects anew
 * @param requests most requests over one connection, &ge; 1
 */
public record KeepAliveSpec(long idleNs, int requests) {
  public static final KeepAliveSpec NONE = new KeepAliveSpec(0, 1);

  boolean isUsed() {
    return idleNs > 0 && requests > 1;
  }
}
