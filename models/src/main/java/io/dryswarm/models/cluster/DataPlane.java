package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AttachmentListener;
import io.dryswarm.models.agent.EngineFarewell;
import io.dryswarm.models.agent.KeyListener;
import io.dryswarm.models.executor.NodeNetworks;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.workload.Dialer;
import org.jspecify.annotations.Nullable;

/** What the assembly needs of whatever carries the packets of containers. */
public interface DataPlane {
  /** The networks of every node, as its executor uses them. */
  NodeNetworks networks();

  /** Names, namespaces and forwarding; {@code null} where there are none. */
  default @Nullable OverlayHost overlay() {
    return null;
  }

  /** How programs and users reach each other. */
  Dialer dialer();

  /** Who is told when a node's own network addresses reach it. */
  AttachmentListener attachments();

  /** Who is told when network keys reach a node. */
  default KeyListener keys() {
    return (node, keys) -> {};
  }

  /** A node misses from now on that back ends of a service go, or does not miss it any more. */
  void loseRemovals(int node, int service, boolean areLost);

  /** What an engine tells the others before it ends. */
  EngineFarewell farewell();

  /** Which data plane a swarm has. */
  enum Kind {
    /** Overlay networks with gossip, name resolution and load balancing. */
    OVERLAY,

    /** None: networks are there at once, and nobody can connect. For questions to the control plane alone. */
    NONE
  }
}
