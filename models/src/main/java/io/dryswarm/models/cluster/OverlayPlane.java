package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AttachmentListener;
import io.dryswarm.models.executor.NodeNetworks;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.workload.Dialer;

/** Swarm's own data plane: overlay networks. */
final class OverlayPlane implements DataPlane {
  private final OverlayHost overlay;
  private final NodeNetworkAdapter networks;
  private final Dialer dialer;
  private final AttachmentListener attachments;

  OverlayPlane(
      Nodes nodes, OverlayHost overlay, Endpoints endpoints, Dialer dialer, int ingressNetwork) {
    this.overlay = overlay;
    this.networks = new NodeNetworkAdapter(overlay, endpoints, ingressNetwork, nodes.count());
    this.dialer = dialer;
    this.attachments = new AttachmentRelay(nodes, networks);
  }

  @Override
  public OverlayHost overlay() {
    return overlay;
  }

  @Override
  public NodeNetworks networks() {
    return networks;
  }

  @Override
  public Dialer dialer() {
    return dialer;
  }

  @Override
  public AttachmentListener attachments() {
    return attachments;
  }
}
