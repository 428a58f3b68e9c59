package io.dryswarm.models.overlay;

import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import org.jspecify.annotations.Nullable;

/**
 * What a packet meets between a client's load balancer, or its container, and a task of another service, and back. What is found once is
 * remembered until the forwarding of any node changes: that is seldom, and packets are many. Allocates nothing in steady state; memory is
 * that of a table of fixed size.
 *
 * <p>For a packet both ways must be known, since whoever gets it asks back for the sender's hardware address: F1.59.
 */
public final class PeerPaths {
  /** The packet vanishes. */
  public static final long LOST = Fabric.LOST;

  /** The client's node does not know the address: nobody answers ARP. */
  public static final long UNKNOWN_PEER = -2;

  private static final int SLOTS_PER_NODE = 512;
  private static final int MOST_SLOTS = 1 << 19;

  /** Between a client's node and one address of a network. */
  private static final class PeerPath {
    int clientNode;
    int network;
    int serverNode;
    int serverAddress;
    long changes;
    boolean clientKnowsServer;
    boolean serverKnowsClient;
    NetworkTraits traits = NetworkTraits.PLAIN;
    int there;
    int back;

    boolean is(int ofClient, int ofNetwork, int ofServer, int ofAddress) {
      return clientNode == ofClient
          && serverAddress == ofAddress
          && network == ofNetwork
          && serverNode == ofServer;
    }
  }

  private final Nodes nodes;
  private final Sandboxes sandboxes;
  private final ContainerPath path;
  private final Changes changes;
  private final @Nullable PeerPath[] known;
  private final int shift;

  PeerPaths(Nodes nodes, Sandboxes sandboxes, ContainerPath path) {
    this.nodes = nodes;
    this.sandboxes = sandboxes;
    this.path = path;
    this.changes = sandboxes.changes();
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(SLOTS_PER_NODE * nodes.count() - 1);
    this.known = new PeerPath[Math.min(1 << bits, MOST_SLOTS)];
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(known.length);
  }

  /**
   * One packet from the client's node to a task.
   *
   * @param serverNode    of the task
   * @param serverAddress of the task on that network, unsigned 32-bit
   * @return nanoseconds, {@link #LOST} or {@link #UNKNOWN_PEER}
   */
  public long thereNs(
      int clientNode, int network, int serverNode, int serverAddress, PathKind kind, int bytes) {
    PeerPath way = find(clientNode, network, serverNode, serverAddress);
    if (!way.clientKnowsServer) {
      return nodes.isPowered(clientNode) ? UNKNOWN_PEER : LOST;
    }
    return way.serverKnowsClient ? path.oneWayNs(way.there, way.traits, kind, bytes) : LOST;
  }

  /** One packet back; the client's node may have forgotten the task meanwhile. */
  public long backNs(
      int clientNode, int network, int serverNode, int serverAddress, PathKind kind, int bytes) {
    PeerPath way = find(clientNode, network, serverNode, serverAddress);
    return way.serverKnowsClient ? path.oneWayNs(way.back, way.traits, kind, bytes) : LOST;
  }

  private PeerPath find(int clientNode, int network, int serverNode, int serverAddress) {
    long key = (long) clientNode << Integer.SIZE ^ serverAddress ^ (long) network << 20;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> shift);
    PeerPath way = known[slot];
    if (way == null) {
      way = new PeerPath();
      known[slot] = way;
    } else if (way.is(clientNode, network, serverNode, serverAddress)) {
      if (way.changes != changes.count()) {
        lookUp(way);
      }
      return way;
    }
    way.clientNode = clientNode;
    way.network = network;
    way.serverNode = serverNode;
    way.serverAddress = serverAddress;
    way.there = path.wire(clientNode, serverNode);
    way.back = path.wire(serverNode, clientNode);
    way.traits = path.traits(network);
    lookUp(way);
    return way;
  }

  private void lookUp(PeerPath way) {
    NetworkSandbox client = sandboxes.find(way.clientNode, way.network);
    NetworkSandbox server = sandboxes.find(way.serverNode, way.network);
    way.clientKnowsServer = knows(client, way.serverAddress);
    int balancer = client == null ? OverlayHost.NO_ADDRESS : client.loadBalancerAddress();
    way.serverKnowsClient = knows(server, balancer);
    way.changes = changes.count();
  }

  private static boolean knows(@Nullable NetworkSandbox sandbox, int address) {
    return sandbox != null && sandbox.peers().nodeOf(address) != PeerMap.UNKNOWN;
  }
}
