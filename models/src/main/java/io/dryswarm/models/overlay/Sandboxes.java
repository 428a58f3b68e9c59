package io.dryswarm.models.overlay;

import io.dryswarm.models.ipvs.BackendSelector;
import it.unimi.dsi.fastutil.ints.Int2ObjectAVLTreeMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All sandboxes of all nodes, by node and network. Plain data. */
final class Sandboxes {
  private final BackendSelector selector;
  private final List<Int2ObjectOpenHashMap<NetworkSandbox>> ofNode;
  private final List<List<NetworkInfo>> joined;
  private final List<Int2ObjectAVLTreeMap<ContainerNetworks>> containers;
  private int ingressNetwork = -1;

  Sandboxes(int nodes, BackendSelector selector) {
    this.selector = selector;
    this.ofNode = new ArrayList<>(nodes);
    this.joined = new ArrayList<>(nodes);
    this.containers = new ArrayList<>(nodes);
    for (int node = 0; node < nodes; node++) {
      ofNode.add(new Int2ObjectOpenHashMap<>());
      joined.add(new ArrayList<>());
      containers.add(new Int2ObjectAVLTreeMap<>());
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

  NetworkSandbox create(int node, NetworkInfo network) {
    NetworkSandbox sandbox = new NetworkSandbox(network, network.id() == ingressNetwork, selector);
    ofNode.get(node).put(network.id(), sandbox);
    joined.get(node).add(network);
    return sandbox;
  }

  void remove(int node, int network) {
    ofNode.get(node).remove(network);
    joined.get(node).removeIf(info -> info.id() == network);
  }

  /** Networks and containers. */
  void removeAll(int node) {
    ofNode.get(node).clear();
    joined.get(node).clear();
    containers.get(node).clear();
  }

  /** A task's container is plugged into a network that is there. */
  void plug(int node, int task, NetworkInfo network) {
    ContainerNetworks container = container(node, task);
    if (container == null) {
      container = new ContainerNetworks(node, this);
      containers.get(node).put(task, container);
    }
    container.plug(network);
  }

  void unplug(int node, int task, int network) {
    ContainerNetworks container = container(node, task);
    if (container != null) {
      container.unplug(network);
      if (container.size() == 0) {
        containers.get(node).remove(task);
      }
    }
  }

  /** {@code null} if no container of the task is plugged in on the node. */
  @Nullable
  ContainerNetworks container(int node, int task) {
    return containers.get(node).get(task);
  }

  /** Networks that the node takes part in, oldest first. */
  List<NetworkInfo> networksOn(int node) {
    return List.copyOf(joined.get(node));
  }

  /** Tasks with a container that is plugged in. */
  List<Integer> tasksOn(int node) {
    return List.copyOf(containers.get(node).keySet());
  }
}
