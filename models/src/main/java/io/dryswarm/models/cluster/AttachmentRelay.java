package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AttachmentListener;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import java.util.ArrayList;
import java.util.List;

/** Tells a node's networks what changed in its list of attachments; a crash forgets the list. */
final class AttachmentRelay implements AttachmentListener, NodeListener {
  private final NodeNetworkAdapter networks;
  private final List<List<NodeObject.Attachment>> last = new ArrayList<>();

  AttachmentRelay(Nodes nodes, NodeNetworkAdapter networks) {
    this.networks = networks;
    for (int node = 0; node < nodes.count(); node++) {
      last.add(List.of());
    }
    nodes.addListener(this);
  }

  @Override
  public void attachmentsChanged(int node, List<NodeObject.Attachment> attachments) {
    networks.attachmentsChanged(node, last.get(node), attachments);
    last.set(node, attachments);
  }

  @Override
  public void crashed(int node) {
    last.set(node, List.of());
    networks.forget(node);
  }

  @Override
  public void booted(int node) {
    // The list comes with the node's next session.
  }
}
