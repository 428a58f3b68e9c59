package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.executor.NodeNetworks;
import io.dryswarm.models.ingress.HostPorts;
import io.dryswarm.models.overlay.Endpoint;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.store.NodeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The executor's networks over the overlay. The managers' word of a node's own addresses comes first; the network is made on the node when a
 * task that uses it is prepared there (F1.9), and left when the address is taken back.
 */
final class NodeNetworkAdapter implements NodeNetworks {
  private final OverlayHost overlay;
  private final Endpoints endpoints;
  private final HostPorts ports;
  private final int ingressNetwork;
  private final List<TreeMap<Integer, Integer>> addresses = new ArrayList<>();

  NodeNetworkAdapter(
      OverlayHost overlay, Endpoints endpoints, HostPorts ports, int ingressNetwork, int nodes) {
    this.overlay = overlay;
    this.endpoints = endpoints;
    this.ports = ports;
    this.ingressNetwork = ingressNetwork;
    for (int node = 0; node < nodes; node++) {
      addresses.add(new TreeMap<>());
    }
  }

  /** The managers' word of the node's own addresses has arrived: one for each network that it is to use, and for ingress. */
  void attachmentsChanged(
      int node, List<NodeObject.Attachment> before, List<NodeObject.Attachment> now) {
    TreeMap<Integer, Integer> known = addresses.get(node);
    known.clear();
    for (NodeObject.Attachment attachment : now) {
      int network = attachment.network();
      known.put(network, attachment.address());
      if (network == ingressNetwork || overlay.namespaces().has(node, network)) {
        overlay.join(node, endpoints.network(network), attachment.address());
      }
    }
    for (NodeObject.Attachment gone : before) {
      if (!known.containsKey(gone.network())) {
        overlay.leaveNetwork(node, gone.network());
      }
    }
  }

  /** The engine has ended: what it was told is forgotten. */
  void forget(int node) {
    addresses.get(node).clear();
  }

  @Override
  public boolean hasAttachments(int node, AssignedTask task) {
    for (NodeObject.Attachment attachment : task.task().attachments()) {
      if (address(node, attachment.network()) == OverlayHost.NO_ADDRESS) {
        return false;
      }
    }
    return true;
  }

  private int address(int node, int network) {
    return addresses.get(node).getOrDefault(network, OverlayHost.NO_ADDRESS);
  }

  @Override
  public void createNetworks(int node, AssignedTask task) {
    for (NodeObject.Attachment attachment : task.task().attachments()) {
      int network = attachment.network();
      if (!overlay.namespaces().has(node, network)) {
        overlay.join(node, endpoints.network(network), address(node, network));
      }
    }
  }

  /** A network that was left since the task was prepared is made again. */
  @Override
  public void plug(int node, AssignedTask task) {
    createNetworks(node, task);
    for (Endpoint endpoint : endpoints.of(task.task())) {
      overlay.plug(node, endpoint);
    }
    ports.open(node, endpoints.ports(task.task()), task.task().id());
  }

  @Override
  public void activate(int node, AssignedTask task) {
    for (Endpoint endpoint : endpoints.of(task.task())) {
      overlay.activate(node, endpoint);
    }
  }

  @Override
  public void deactivate(int node, AssignedTask task) {
    for (Endpoint endpoint : endpoints.of(task.task())) {
      overlay.deactivate(node, endpoint);
    }
  }

  @Override
  public void release(int node, AssignedTask task) {
    for (Endpoint endpoint : endpoints.of(task.task())) {
      overlay.release(node, endpoint);
    }
    ports.close(node, endpoints.ports(task.task()), task.task().id());
  }
}
