package io.dryswarm.models.workload;

/**
 * A program's connections to one service, shared by its workers: a call takes one and gives it back.
 *
 * @param size   most connections at a time, &ge; 1
 * @param waitNs how long a call waits for one, nanoseconds; 0 = not at all
 * @param idleNs a connection that was idle for so long is closed, nanoseconds
 */
public record PoolSpec(int size, long waitNs, long idleNs) {}
