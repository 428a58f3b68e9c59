package io.dryswarm.models.workload;

import io.dryswarm.core.random.Distribution;
import java.util.List;

/**
 * A group of users outside the cluster.
 *
 * @param name          stable lower-case name: {@code voters}
 * @param port          published TCP port
 * @param request       name of the handler: {@code POST /}
 * @param arrivals      when they send requests
 * @param timeoutNs     how long a user waits at each try, connecting included
 * @param retries       what a user does when a try fails
 * @param keepAlive     whether connections are used again
 * @param entryNodes    nodes whose address users know; each new connection takes one of them at random
 * @param accessNs      one-way latency between users and the cluster, nanoseconds
 * @param item          kind of item that each request brings along ({@code votes}); empty = none
 * @param startNs       when the first users arrive, virtual time
 */
public record UserSpec(
    String name,
    int port,
    String request,
    ArrivalSpec arrivals,
    long timeoutNs,
    RetrySpec retries,
    KeepAliveSpec keepAlive,
    List<Integer> entryNodes,
    Distribution accessNs,
    String item,
    long startNs) {
  /** Poisson arrivals; one try over one connection for each request. */
  public UserSpec(
      String name,
      int port,
      String request,
      double ratePerSecond,
      long timeoutNs,
      List<Integer> entryNodes,
      Distribution accessNs,
      String item,
      long startNs) {
    this(
        name,
        port,
        request,
        new ArrivalSpec.Poisson(ratePerSecond),
        timeoutNs,
        RetrySpec.NONE,
        KeepAliveSpec.NONE,
        entryNodes,
        accessNs,
        item,
        startNs);
  }
}
