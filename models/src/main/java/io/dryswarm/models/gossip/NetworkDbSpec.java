package io.dryswarm.models.gossip;

import io.dryswarm.core.Time;
import io.dryswarm.models.engine.FailedNodeEntries;

/**
 * NetworkDB's constants: how table entries spread among the nodes of a network. Data-plane facts F3.11-F3.22, F3.32-F3.37.
 *
 * @param gossipIntervalNs     nanoseconds between rounds; one ticker per node serves all its networks
 * @param gossipFanOut         nodes of the network that get the same packet in a round
 * @param retransmitMultiplier an event is sent in this many times ceil(log10(n + 1)) rounds by each who has it
 * @param packetBytes          room for events in a packet
 * @param bulkSyncIntervalNs   nanoseconds between full exchanges, per network with one random peer
 * @param streamWaitNs         how long a machine that does not answer keeps a TCP conversation waiting: the dial timeout, nanoseconds
 * @param bulkSyncWaitNs       how long a bulk sync that was sent waits for its answer, nanoseconds
 * @param reconnectIntervalNs  nanoseconds between attempts to reach one random failed node
 * @param failedNodeLifeNs     after this time a failed node is not tried any more, nanoseconds
 * @param tombstoneLifeNs      how long a deleted entry is remembered, nanoseconds
 * @param relayQueueLimit      events learned by bulk sync are not passed on while more than this wait
 * @param rejoinIntervalNs     nanoseconds between looks whether any of the join list is in the cluster
 * @param rejoinForNs          how long they are then tried, once every {@code reconnectIntervalNs}, nanoseconds
 * @param nodeEventWaitNs      wait for the last sending of the news that a node joins or leaves, nanoseconds
 * @param leaveWaitNs          wait for the last sending of a node's farewell to the other members, nanoseconds
 * @param failedNodeEntries    what becomes of the entries of a node that failed
 */
public record NetworkDbSpec(
    long gossipIntervalNs,
    int gossipFanOut,
    int retransmitMultiplier,
    int packetBytes,
    long bulkSyncIntervalNs,
    long streamWaitNs,
    long bulkSyncWaitNs,
    long reconnectIntervalNs,
    long failedNodeLifeNs,
    long tombstoneLifeNs,
    int relayQueueLimit,
    long rejoinIntervalNs,
    long rejoinForNs,
    long nodeEventWaitNs,
    long leaveWaitNs,
    FailedNodeEntries failedNodeEntries) {
  /** A reset is there within a round trip. */
  private static final long REFUSAL_NS = Time.MILLISECOND;

  /** Three questions for a hardware address, a second apart. Data-plane facts F1.54. */
  private static final long NO_ROUTE_NS = 3 * Time.SECOND;

  public NetworkDbSpec {
    require(gossipIntervalNs > 0, "gossipIntervalNs", gossipIntervalNs);
    require(gossipFanOut >= 1, "gossipFanOut", gossipFanOut);
    require(retransmitMultiplier >= 1, "retransmitMultiplier", retransmitMultiplier);
    require(packetBytes >= 512, "packetBytes", packetBytes);
    require(bulkSyncIntervalNs > 0, "bulkSyncIntervalNs", bulkSyncIntervalNs);
    require(streamWaitNs > 0, "streamWaitNs", streamWaitNs);
    require(bulkSyncWaitNs > 0, "bulkSyncWaitNs", bulkSyncWaitNs);
    require(reconnectIntervalNs > 0, "reconnectIntervalNs", reconnectIntervalNs);
    require(failedNodeLifeNs > 0, "failedNodeLifeNs", failedNodeLifeNs);
    require(tombstoneLifeNs > 0, "tombstoneLifeNs", tombstoneLifeNs);
    require(relayQueueLimit >= 0, "relayQueueLimit", relayQueueLimit);
    require(rejoinIntervalNs > 0, "rejoinIntervalNs", rejoinIntervalNs);
    require(rejoinForNs >= 0, "rejoinForNs", rejoinForNs);
    require(nodeEventWaitNs > 0, "nodeEventWaitNs", nodeEventWaitNs);
    require(leaveWaitNs > 0, "leaveWaitNs", leaveWaitNs);
  }

  /** What engines up to 28 use. */
  public static NetworkDbSpec engineDefaults() {
    return engineDefaults(FailedNodeEntries.DELETED);
  }

  /** What an engine uses that treats the entries of failed nodes so. */
  public static NetworkDbSpec engineDefaults(FailedNodeEntries failedNodeEntries) {
    return new NetworkDbSpec(
        200 * Time.MILLISECOND,
        3,
        4,
        1400,
        30 * Time.SECOND,
        10 * Time.SECOND,
        30 * Time.SECOND,
        Time.SECOND,
        24 * Time.HOUR,
        30 * Time.MINUTE,
        500,
        60 * Time.SECOND,
        10 * Time.SECOND,
        5 * Time.SECOND,
        Time.SECOND,
        failedNodeEntries);
  }

  /** How long a node waits that has asked another one to let it in. */
  long joinWaitNs(Reach reach) {
    return switch (reach) {
      case REFUSED -> REFUSAL_NS;
      case NO_ROUTE -> NO_ROUTE_NS;
      case OPEN, SILENT -> streamWaitNs;
    };
  }

  /** How long a node waits for the answer to a bulk sync. */
  long bulkSyncWaitNs(Reach reach) {
    return reach == Reach.OPEN ? bulkSyncWaitNs : joinWaitNs(reach);
  }

  private static void require(boolean holds, String field, long value) {
    if (!holds) {
      throw new IllegalArgumentException(field + ": " + value + " is out of range");
    }
  }
}
