package io.dryswarm.models.overlay;

import io.dryswarm.models.Dice;
import io.dryswarm.models.ipvs.ConnectionEntries;
import io.dryswarm.models.ipvs.ConnectionTable;
import io.dryswarm.models.ipvs.LoadBalancing;
import it.unimi.dsi.fastutil.ints.Int2ObjectAVLTreeMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All sandboxes of all nodes, by node and network. Plain data. */
final class Sandboxes {
  private final LoadBalancing.Selectors selectors;
  private final ConnectionEntries connections;
  private final Dice[] dice;
  private final Changes changes = new Changes();

  /** By node, then by the network's number. */
  private final @Nullable NetworkSandbox[][] ofNode;

  /** By network id: its number among all networks that were ever on a node, from 1; 0 = it never was. */
  private int[] numbers = new int[16];

  private int networks;
  private final List<List<NetworkSandbox>> inOrder;
  private final List<List<NetworkInfo>> joined;
  private final List<Int2ObjectAVLTreeMap<ContainerNetworks>> containers;
  private int ingressNetwork = -1;

  /**
   * @param dice of the load balancers of each node
   */
  Sandboxes(LoadBalancing balancing, Dice[] dice) {
    this.selectors = new LoadBalancing.Selectors(balancing);
    this.connections = new ConnectionEntries(balancing.ipvs());
    this.dice = dice;
    this.ofNode = new NetworkSandbox[dice.length][2];
    this.inOrder = new ArrayList<>(dice.length);
    this.joined = new ArrayList<>(dice.length);
    this.containers = new ArrayList<>(dice.length);
    for (int node = 0; node < dice.length; node++) {
      inOrder.add(new ArrayList<>());
      joined.add(new ArrayList<>());
      containers.add(new Int2ObjectAVLTreeMap<>());
    }
  }

  void setIngressNetwork(int network) {
    ingressNetwork = network;
  }

  /** Of all nodes together. */
  Changes changes() {
    return changes;
  }

  /** Connections through all load balancers. */
  ConnectionEntries connections() {
    return connections;
  }

  /** {@code null} if the node takes no part in the network. */
  @Nullable
  NetworkSandbox find(int node, int network) {
    int number = number(network);
    NetworkSandbox[] here = ofNode[node];
    return number < here.length ? here[number] : null;
  }

  private int number(int network) {
    return network >= 0 && network < numbers.length ? numbers[network] : 0;
  }

  private void put(int node, int network, NetworkSandbox sandbox) {
    if (network >= numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(network + 1, 2 * numbers.length));
    }
    if (numbers[network] == 0) {
      numbers[network] = ++networks;
    }
    int number = numbers[network];
    if (number >= ofNode[node].length) {
      ofNode[node] = Arrays.copyOf(ofNode[node], Math.max(number + 1, 2 * ofNode[node].length));
    }
    ofNode[node][number] = sandbox;
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
    ConnectionTable table = new ConnectionTable(connections);
    NetworkSandbox sandbox = new NetworkSandbox(
        network,
        network.id() == ingressNetwork,
        changes,
        table,
        service -> selectors.create(service, table.nextMark(), dice[node]));
    put(node, network.id(), sandbox);
    changes.note();
    inOrder.get(node).add(sandbox);
    joined.get(node).add(network);
    return sandbox;
  }

  void remove(int node, int network) {
    NetworkSandbox gone = find(node, network);
    if (gone != null) {
      ofNode[node][number(network)] = null;
      changes.note();
      gone.connections().clear();
      inOrder.get(node).remove(gone);
    }
    joined.get(node).removeIf(info -> info.id() == network);
  }

  /** Networks and containers. */
  void removeAll(int node) {
    inOrder.get(node).forEach(sandbox -> sandbox.connections().clear());
    inOrder.get(node).clear();
    Arrays.fill(ofNode[node], null);
    changes.note();
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
