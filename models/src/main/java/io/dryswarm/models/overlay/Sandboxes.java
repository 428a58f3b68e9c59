package io.dryswarm.models.overlay;

import io.dryswarm.models.ipvs.BackendSelector;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All sandboxes of all nodes, by node and network. Plain data. */
final class Sandboxes {
  private final BackendSelector selector;
  private final List<Int2ObjectOpenHashMap<NetworkSandbox>> ofNode;
  private int ingressNetwork = -1;

  Sandboxes(int nodes, BackendSelector selector) {
    this.selector = selector;
    this.ofNode = new ArrayList<>(nodes);
    for (int node = 0; node < nodes; node++) {
      ofNode.add(new Int2ObjectOpenHashMap<>());
    }
  }

  void setIngressNetwork(int network) {
    ingressNetwork = network;
  }

  /** {@code null} if the node takes no part in the network. */
  @Nullable
  NetworkSandbox find(int node, int network) {
    return ofNode.get(node).get(network);
  }

  /** The node's ingress sandbox; {@code null} if it is down. */
  @Nullable
  NetworkSandbox ingress(int node) {
    return find(node, ingressNetwork);
  }

  /**
   * @throws IllegalStateException if the node takes no part in the network
   */
  NetworkSandbox get(int node, int network) {
    NetworkSandbox sandbox = find(node, network);
    if (sandbox == null) {
      throw new IllegalStateException("node " + node + " is not on network " + network);
    }
    return sandbox;
  }

  NetworkSandbox create(int node, int network) {
    NetworkSandbox sandbox = new NetworkSandbox(network == ingressNetwork, selector);
    ofNode.get(node).put(network, sandbox);
    return sandbox;
  }

  void remove(int node, int network) {
    ofNode.get(node).remove(network);
  }

  void removeAll(int node) {
    ofNode.get(node).clear();
  }
}
