package io.dryswarm.models.cluster;

/** One request with the connection that is opened for it. Part of the hop-by-hop oracle. */
final class HopRequest {
  final String users;
  final int entry;
  final long arrivedNs;

  /** The load balancer's entry for the connection. */
  int task = HopBalancer.NONE;

  int synTries;
  long synSentNs;
  long roundTripNs;
  boolean connected;
  boolean arrivedAtServer;
  boolean acknowledged;
  boolean over;
  String fate = "";
  long endedNs;

  HopRequest(String users, int entry, long arrivedNs) {
    this.users = users;
    this.entry = entry;
    this.arrivedNs = arrivedNs;
  }

  @Override
  public String toString() {
    return users + " " + arrivedNs + " " + fate + " " + endedNs;
  }
}
