package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.executor.NodeNetworks;
import io.dryswarm.models.ingress.HostPorts;
import io.dryswarm.models.overlay.Endpoint;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.store.NodeObject;
import java.util.List;

/** The executor's networks over the overlay. Nodes instantiate and leave networks as their load-balancer addresses come and go. */
final class NodeNetworkAdapter implements NodeNetworks {
  private final OverlayHost overlay;
  private final Endpoints endpoints;
  private final HostPorts ports;

  NodeNetworkAdapter(OverlayHost overlay, Endpoints endpoints, HostPorts ports) {
    this.overlay = overlay;
    this.endpoints = endpoints;
    this.ports = ports;
  }

  /** The managers' word of the node's own addresses has arrived: one load-balancer sandbox per network. */
  void attachmentsChanged(
      int node, List<NodeObject.Attachment> before, List<NodeObject.Attachment> now) {
    for (NodeObject.Attachment attachment : now) {
      overlay.setLoadBalancerAddress(node, attachment.network(), attachment.address());
    }
    for (NodeObject.Attachment gone : before) {
      if (now.stream().noneMatch(a -> a.network() == gone.network())) {
        overlay.leaveNetwork(node, gone.network());
      }
    }
  }

  @Override
  public boolean hasAttachments(int node, AssignedTask task) {
    for (NodeObject.Attachment attachment : task.task().attachments()) {
      if (overlay.loadBalancerAddress(node, attachment.network()) == OverlayHost.NO_ADDRESS) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void plug(int node, AssignedTask task) {
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
