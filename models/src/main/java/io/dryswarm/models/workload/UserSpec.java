package io.dryswarm.models.workload;

import io.dryswarm.core.random.Distribution;
import java.util.List;

/**
 * A group of users outside the cluster.
 *
 * @param name          stable lower-case name: {@code voters}
 * @param port          published port
 * @param request       name of the handler: {@code POST /}
 * @param arrivals      when they send requests
 * @param timeoutNs     how long a user waits at each try, connecting included
 * @param retries       what a user does when a try fails
 * @param keepAlive     whether connections are used again
 * @param entryNodes    nodes whose address users know; each new connection takes one of them at random
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
    ArrivalSpec arrivals,
    long timeoutNs,
    RetrySpec retries,
    KeepAliveSpec keepAlive,
    List<Integer> entryNodes,
    Distribution accessNs,
    String item,
    long startNs,
    long connectTimeoutNs,
    ClientSpec client) {
  /**
   * Poisson arrivals over TCP; one try over one connection for each request, no two of them from the same machine, that waits as long for
   * the connection as for all.
   */
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
        startNs,
        timeoutNs,
        ClientSpec.EVERYBODY);
  }

  /** Over TCP, no two requests from the same machine; they wait as long for the connection as for all. */
  public UserSpec(
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
    this(
        name,
        port,
        request,
        arrivals,
        timeoutNs,
        retries,
        keepAlive,
        entryNodes,
        accessNs,
        item,
        startNs,
        timeoutNs,
        ClientSpec.EVERYBODY);
  }

  public UserSpec withArrivals(ArrivalSpec newArrivals) {
    return new UserSpec(
        name,
        port,
        request,
        newArrivals,
        timeoutNs,
        retries,
        keepAlive,
        entryNodes,
        accessNs,
        item,
        startNs,
        connectTimeoutNs,
        client);
  }

  public UserSpec withClient(ClientSpec newClient) {
    return new UserSpec(
        name,
        port,
        request,
        arrivals,
        timeoutNs,
        retries,
        keepAlive,
        entryNodes,
        accessNs,
        item,
        startNs,
        connectTimeoutNs,
        newClient);
  }
}
