package io.dryswarm.models.overlay;

import io.dryswarm.core.Simulation;
import java.util.ArrayList;
import java.util.List;

/** What stands in the network namespaces of every node: networks, containers, interfaces. */
public final class Namespaces {
  private final Simulation sim;
  private final Sandboxes sandboxes;
  private final List<ContainerListener> listeners = new ArrayList<>();

  Namespaces(Simulation sim, Sandboxes sandboxes) {
    this.sim = sim;
    this.sandboxes = sandboxes;
  }

  public void addListener(ContainerListener listener) {
    listeners.add(listener);
  }

  /** Interfaces of a task's container as far as it is plugged in; empty if it is not. */
  public List<Link> interfaces(int node, int task) {
    ContainerNetworks container = sandboxes.container(node, task);
    return container == null ? List.of() : Links.ofContainer(container.plugged());
  }

  /** Which way a container sends what; nothing leads anywhere if it is not plugged in. */
  public Routes routes(int node, int task) {
    ContainerNetworks container = sandboxes.container(node, task);
    return container == null ? Routes.NONE : Links.routes(container.plugged());
  }

  /** Whether the node takes part in the network. */
  public boolean has(int node, int network) {
    return sandboxes.find(node, network) != null;
  }

  /** Interfaces of a network's own namespace on a node; empty if the node takes no part in it. */
  public List<Link> networkLinks(int node, int network) {
    NetworkSandbox sandbox = sandboxes.find(node, network);
    return sandbox == null ? List.of() : Links.ofNetwork(sandbox.info());
  }

  NetworkSandbox create(int node, NetworkInfo network) {
    NetworkSandbox sandbox = sandboxes.create(node, network);
    listeners.forEach(l -> l.networkCreated(node, network, sim.nowNs()));
    return sandbox;
  }

  void remove(int node, NetworkInfo network) {
    sandboxes.remove(node, network.id());
    listeners.forEach(l -> l.networkRemoved(node, network, sim.nowNs()));
  }

  void plug(int node, int task, NetworkInfo network) {
    sandboxes.plug(node, task, network);
    tell(node, task);
  }

  void unplug(int node, int task, int network) {
    sandboxes.unplug(node, task, network);
    tell(node, task);
  }

  /** Everything on the node is gone. */
  void clear(int node) {
    List<Integer> tasks = sandboxes.tasksOn(node);
    List<NetworkInfo> networks = sandboxes.networksOn(node);
    sandboxes.removeAll(node);
    tasks.forEach(task -> tell(node, task));
    networks.forEach(
        network -> listeners.forEach(l -> l.networkRemoved(node, network, sim.nowNs())));
  }

  private void tell(int node, int task) {
    listeners.forEach(l -> l.interfacesChanged(node, task, sim.nowNs()));
  }
}
