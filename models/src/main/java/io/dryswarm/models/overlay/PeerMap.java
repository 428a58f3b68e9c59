package io.dryswarm.models.overlay;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Forwarding on one network of one node: address to node. If two endpoints claim an address, the first stays in force until it is
 * deleted, then the next one takes over. Data-plane facts F1.34, F1.56.
 */
final class PeerMap {
  static final int UNKNOWN = -1;

  private record Peer(long key, int node) {}

  private final Int2ObjectOpenHashMap<List<Peer>> peers = new Int2ObjectOpenHashMap<>();

  /**
   * @param key of the table entry
   */
  void add(long key, int address, int node) {
    List<Peer> claims = peers.get(address);
    if (claims == null) {
      claims = new ArrayList<>(1);
      peers.put(address, claims);
    }
    claims.removeIf(peer -> peer.key == key && peer.node != node);
    if (claims.stream().noneMatch(peer -> peer.key == key)) {
      claims.add(new Peer(key, node));
    }
  }

  void remove(long key, int address) {
    List<Peer> claims = peers.get(address);
    if (claims != null && claims.removeIf(peer -> peer.key == key) && claims.isEmpty()) {
      peers.remove(address);
    }
  }

  /** Where packets for the address go, or {@link #UNKNOWN}. */
  int nodeOf(int address) {
    List<Peer> claims = peers.get(address);
    return claims == null ? UNKNOWN : claims.get(0).node;
  }
}
