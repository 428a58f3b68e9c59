package io.dryswarm.models.overlay;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forwarding on one network of one node: address to node. If two endpoints claim an address, the first stays in force until it is
 * deleted, then the next one takes over. Data-plane facts F1.34, F1.56.
 *
 * <p>The claims in force lie in pages of consecutive addresses, since a subnet gives its addresses in rising order: every node of a large
 * swarm has such a map of every other node.
 */
final class PeerMap {
  static final int UNKNOWN = -1;

  private static final int PAGE_BITS = 6;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;

  private record Peer(long key, int node) {}

  /** Claims in force, by the last bits of the address. */
  private static final class Page {
    final int[] nodes = new int[PAGE_SIZE];
    final long[] keys = new long[PAGE_SIZE];

    Page() {
      Arrays.fill(nodes, UNKNOWN);
    }
  }

  private final Changes changes;
  private final Int2ObjectOpenHashMap<Page> pages = new Int2ObjectOpenHashMap<>();

  /** Claims that wait, by address, oldest first; no list is empty. */
  private final Int2ObjectOpenHashMap<List<Peer>> waiting = new Int2ObjectOpenHashMap<>(1);

  /** @param changes told when an address leads elsewhere */
  PeerMap(Changes changes) {
    this.changes = changes;
  }

  private @Nullable Page find(int address) {
    return pages.get(address >>> PAGE_BITS);
  }

  private static int place(int address) {
    return address & (PAGE_SIZE - 1);
  }

  /**
   * @param key of the table entry
   */
  void add(long key, int address, int node) {
    Page page = find(address);
    int place = place(address);
    if (page == null || page.nodes[place] == UNKNOWN) {
      enforce(key, address, node);
    } else if (page.keys[place] != key) {
      await(key, address, node);
    } else if (page.nodes[place] != node) {
      remove(key, address);
      add(key, address, node);
    }
  }

  private void enforce(long key, int address, int node) {
    Page page = find(address);
    if (page == null) {
      page = new Page();
      pages.put(address >>> PAGE_BITS, page);
    }
    page.nodes[place(address)] = node;
    page.keys[place(address)] = key;
    changes.note();
  }

  private void await(long key, int address, int node) {
    List<Peer> claims = waiting.get(address);
    if (claims == null) {
      claims = new ArrayList<>(1);
      waiting.put(address, claims);
    }
    claims.removeIf(peer -> peer.key == key && peer.node != node);
    if (claims.stream().noneMatch(peer -> peer.key == key)) {
      claims.add(new Peer(key, node));
    }
  }

  void remove(long key, int address) {
    Page page = find(address);
    if (page == null || page.nodes[place(address)] == UNKNOWN) {
      return;
    }
    List<Peer> claims = waiting.get(address);
    if (page.keys[place(address)] != key) {
      if (claims != null) {
        claims.removeIf(peer -> peer.key == key);
      }
    } else if (claims == null) {
      page.nodes[place(address)] = UNKNOWN;
      changes.note();
    } else {
      Peer next = claims.remove(0);
      enforce(next.key, address, next.node);
    }
    if (claims != null && claims.isEmpty()) {
      waiting.remove(address);
    }
  }

  /** Where packets for the address go, or {@link #UNKNOWN}. */
  int nodeOf(int address) {
    Page page = find(address);
    return page == null ? UNKNOWN : page.nodes[place(address)];
  }
}
