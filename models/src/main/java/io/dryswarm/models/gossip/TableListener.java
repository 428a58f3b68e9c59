package io.dryswarm.models.gossip;

/**
 * Told what a node learns from others, at once and in order. A node's own writes are not reported back, except that
 * {@link #deleted} is also called for what it forgets when it leaves a network.
 */
public interface TableListener {
  /** {@code node} learned of an entry. */
  void created(int node, int network, Table table, long key, TableValue value);

  /** {@code node} learned of a newer version of an entry. */
  void updated(int node, int network, Table table, long key, TableValue value);

  /**
   * An entry is gone for {@code node}: deleted by its owner, or its owner failed or left.
   *
   * @param value as it was known here last
   */
  void deleted(int node, int network, Table table, long key, TableValue value);

  /**
   * {@code node} declared another one failed; follows the {@link #deleted} calls for its entries.
   *
   * @param endpoints how many entries of {@link Table#ENDPOINT} were among them
   */
  void nodeFailed(int node, int failedNode, int endpoints);

  /** {@code node} has exchanged tables with every peer of a network that it joined. */
  void networkJoined(int node, int network);
}
