package io.dryswarm.models.workload;

import io.dryswarm.core.random.Distribution;
import java.util.List;

/**
 * A group of users outside the cluster: open loop, Poisson arrivals, one request each.
 *
 * @param name          stable lower-case name: {@code voters}
 * @param port          published port
 * @param request       name of the handler: {@code POST /}
 * @param ratePerSecond arrivals per second, &gt; 0
 * @param timeoutNs     how long a user waits, connecting included
 * @param entryNodes    nodes whose address users know; each request takes one of them at random
 * @param accessNs      one-way latency between users and the cluster, nanoseconds
 * @param item          kind of item that each request brings along ({@code votes}); empty = none
 * @param startNs       when the first users arrive, virtual time
 * @param connectTimeoutNs how long a user waits for the connection alone
 * @param client        what load balancers see of them
 */
public record UserSpec(
    String name,
    int port,
    String request,
    double ratePerSecond,
    long timeoutNs,
    List<Integer> entryNodes,
    Distribution accessNs,
    String item,
    long startNs,
    long connectTimeoutNs,
    ClientSpec client) {
  /** TCP users, no two requests from the same machine, who wait as long for the connection as for all. */
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
        ratePerSecond,
        timeoutNs,
        entryNodes,
        accessNs,
        item,
        startNs,
        timeoutNs,
        ClientSpec.EVERYBODY);
  }

  public UserSpec withClient(ClientSpec newClient) {
    return new UserSpec(
        name,
        port,
        request,
        ratePerSecond,
        timeoutNs,
        entryNodes,
        accessNs,
        item,
        startNs,
        connectTimeoutNs,
        newClient);
  }
}
