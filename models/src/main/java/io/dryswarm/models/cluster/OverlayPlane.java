package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AttachmentListener;
import io.dryswarm.models.agent.EngineFarewell;
import io.dryswarm.models.agent.KeyListener;
import io.dryswarm.models.executor.NodeNetworks;
import io.dryswarm.models.gossip.KeySet;
import io.dryswarm.models.ingress.HostPorts;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.store.SwarmKeys;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.workload.Dialer;

/** Swarm's own data plane: overlay networks. */
final class OverlayPlane implements DataPlane {
  private final OverlayHost overlay;
  private final NodeNetworkAdapter networks;
  private final Dialer dialer;
  private final AttachmentListener attachments;
  private final KeyListener keys;
  private final EngineFarewell farewell;

  OverlayPlane(
      Nodes nodes,
      OverlayHost overlay,
      Endpoints endpoints,
      HostPorts ports,
      Dialer dialer,
      int ingressNetwork) {
    this.overlay = overlay;
    this.networks =
        new NodeNetworkAdapter(overlay, endpoints, ports, ingressNetwork, nodes.count());
    this.dialer = dialer;
    this.keys = (node, told) -> overlay.setKeys(node, keySet(told));
    this.farewell = overlay::leave;
    this.attachments = new AttachmentRelay(nodes, networks);
  }

  static KeySet keySet(SwarmKeys keys) {
    return new KeySet(keys.gossip().lamportTimes(), keys.ipsec().lamportTimes());
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
  public void loseRemovals(int node, int service, boolean areLost) {
    overlay.loseRemovals(node, service, areLost);
  }

  @Override
  public AttachmentListener attachments() {
    return attachments;
  }

  @Override
  public KeyListener keys() {
    return keys;
  }

  @Override
  public EngineFarewell farewell() {
    return farewell;
  }
}
