package io.dryswarm.models.gossip;

import io.dryswarm.core.Time;

/**
 * NetworkDB's constants: how table entries spread among the nodes of a network. Data-plane facts F3.11-F3.21, F3.32-F3.36.
 *
 * @param gossipIntervalNs     nanoseconds between rounds; one ticker per node serves all its networks
 * @param gossipFanOut         nodes of the network that get the same packet in a round
 * @param retransmitMultiplier an event is sent in this many times ceil(log10(n + 1)) rounds by each who has it
 * @param packetBytes          room for events in a packet
 * @param bulkSyncIntervalNs   nanoseconds between full exchanges, per network with one random peer
 * @param streamWaitNs         how long a dead machine keeps a TCP conversation waiting: the dial timeout, nanoseconds
 * @param reconnectIntervalNs  nanoseconds between attempts to reach one random failed node
 * @param failedNodeLifeNs     after this time a failed node is not tried any more, nanoseconds
 * @param tombstoneLifeNs      how long a deleted entry is remembered, nanoseconds
 * @param relayQueueLimit      events learned by bulk sync are not passed on while more than this wait
 */
public record NetworkDbSpec(
    long gossipIntervalNs,
    int gossipFanOut,
    int retransmitMultiplier,
    int packetBytes,
    long bulkSyncIntervalNs,
    long streamWaitNs,
    long reconnectIntervalNs,
    long failedNodeLifeNs,
    long tombstoneLifeNs,
    int relayQueueLimit) {
  public NetworkDbSpec {
    require(gossipIntervalNs > 0, "gossipIntervalNs", gossipIntervalNs);
    require(gossipFanOut >= 1, "gossipFanOut", gossipFanOut);
    require(retransmitMultiplier >= 1, "retransmitMultiplier", retransmitMultiplier);
    require(packetBytes >= 512, "packetBytes", packetBytes);
    require(bulkSyncIntervalNs > 0, "bulkSyncIntervalNs", bulkSyncIntervalNs);
    require(streamWaitNs > 0, "streamWaitNs", streamWaitNs);
    require(reconnectIntervalNs > 0, "reconnectIntervalNs", reconnectIntervalNs);
    require(failedNodeLifeNs > 0, "failedNodeLifeNs", failedNodeLifeNs);
    require(tombstoneLifeNs > 0, "tombstoneLifeNs", tombstoneLifeNs);
    require(relayQueueLimit >= 0, "relayQueueLimit", relayQueueLimit);
  }

  /** What an engine uses. */
  public static NetworkDbSpec engineDefaults() {
    return new NetworkDbSpec(
        200 * Time.MILLISECOND,
        3,
        4,
        1400,
        30 * Time.SECOND,
        10 * Time.SECOND,
        Time.SECOND,
        24 * Time.HOUR,
        30 * Time.MINUTE,
        500);
  }

  private static void require(boolean holds, String field, long value) {
    if (!holds) {
      throw new IllegalArgumentException(field + ": " + value + " is out of range");
    }
  }
}
