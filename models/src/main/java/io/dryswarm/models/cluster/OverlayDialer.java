package io.dryswarm.models.cluster;

import io.dryswarm.models.cluster.observe.TaskDirectory;
import io.dryswarm.models.ingress.HostPorts;
import io.dryswarm.models.ipvs.Passage;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.overlay.PathKind;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.workload.Dialer;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Connections of programs and users over the overlay. A route is the network in the upper and the task in the lower 32 bits. Called
 * on every connection: allocates nothing.
 */
final class OverlayDialer implements Dialer {
  /** Stands for the network in a route that goes around all of them: to a port of the host. */
  private static final int HOST = Integer.MAX_VALUE;

  private final Nodes nodes;
  private final Fabric fabric;
  private final OverlayHost overlay;
  private final TaskDirectory directory;
  private final HostPorts hostPorts;
  private final int ingressNetwork;
  private final BulkWays bulk;
  private long connection = NO_CONNECTION;

  OverlayDialer(
      Nodes nodes,
      Fabric fabric,
      OverlayHost overlay,
      TaskDirectory directory,
      HostPorts hostPorts,
      int ingressNetwork,
      BulkWays bulk) {
    this.nodes = nodes;
    this.fabric = fabric;
    this.overlay = overlay;
    this.directory = directory;
    this.hostPorts = hostPorts;
    this.ingressNetwork = ingressNetwork;
    this.bulk = bulk;
  }

  @Override
  public long dialService(int node, int clientTask, String serviceName, int clientPort) {
    connection = NO_CONNECTION;
    List<NodeObject.Attachment> networks = directory.task(clientTask).attachments();
    for (int i = 0; i < networks.size(); i++) {
      NodeObject.Attachment own = networks.get(i);
      if (own.network() != ingressNetwork) {
        int address = overlay.resolve(node, own.network(), serviceName);
        if (address != OverlayHost.NO_ADDRESS) {
          return balance(node, own, address, clientPort);
        }
      }
    }
    return NAME_UNKNOWN;
  }

  private long balance(int node, NodeObject.Attachment own, int address, int clientPort) {
    long task = overlay.selectService(node, own.network(), address, own.address(), clientPort);
    connection = overlay.connection();
    if (task == OverlayHost.NO_SERVICE) {
      // Not a VIP: the name resolved to a task's own address (DNSRR).
      task = overlay.taskAt(node, own.network(), address);
    }
    return routeOr(task, own.network());
  }

  private static long routeOr(long task, int network) {
    if (task >= 0) {
      return route(network, (int) task);
    }
    return task == OverlayHost.DROPPED ? DROPPED : REFUSED;
  }

  @Override
  public long dialPublished(
      Protocol protocol, int entryNode, int port, int clientAddress, int clientPort) {
    connection = NO_CONNECTION;
    if (!reachesUsers(entryNode)) {
      return ENTRY_DOWN;
    }
    int holder = hostPorts.task(entryNode, protocol, port);
    if (holder != HostPorts.NO_TASK && !overlay.isPublished(entryNode, protocol, port)) {
      return route(HOST, holder);
    }
    long task = overlay.selectPublished(entryNode, protocol, port, clientAddress, clientPort);
    connection = overlay.connection();
    return routeOr(task, ingressNetwork);
  }

  @Override
  public long connection() {
    return connection;
  }

  @Override
  public void established(long ofConnection, boolean keptAlive) {
    overlay.established(ofConnection, keptAlive);
  }

  @Override
  public void closed(long ofConnection, boolean byReset) {
    overlay.closed(ofConnection, byReset);
  }

  @Override
  public Passage pass(long ofConnection) {
    return ofConnection == NO_CONNECTION ? Passage.FORWARDED : overlay.pass(ofConnection);
  }

  private static long route(int network, int task) {
    return ((long) network << 32) | task;
  }

  private static int network(long route) {
    return (int) (route >>> 32);
  }

  @Override
  public int task(long route) {
    return (int) route;
  }

  @Override
  public int node(long route) {
    return directory.task(task(route)).node();
  }

  @Override
  public long toBackendNs(int fromNode, long route, int bytes) {
    TaskObject task = directory.task(task(route));
    int network = network(route);
    if (network == HOST) {
      return hostNs(task.node(), bytes);
    }
    if (!overlay.knowsPeer(fromNode, network, address(task, network))) {
      return nodes.isPowered(fromNode) ? NO_NEIGHBOUR : LOST;
    }
    return wayNs(fromNode, fromNode, task.node(), network, bytes);
  }

  @Override
  public long toClientNs(int fromNode, long route, int bytes) {
    int node = directory.task(task(route)).node();
    return network(route) == HOST
        ? hostNs(node, bytes)
        : wayNs(fromNode, node, fromNode, network(route), bytes);
  }

  /** From the node's own address to a container on it, or back. */
  private long hostNs(int node, int bytes) {
    long wayNs = overlay.oneWayNs(node, node, PathKind.DIRECT, bytes);
    return wayNs == OverlayHost.LOST ? LOST : wayNs;
  }

  /** The back end answers to the load balancer of the client's node, whose address its own node must know: F1.59. */
  private long wayNs(int clientNode, int fromNode, int toNode, int network, int bytes) {
    int server = clientNode == fromNode ? toNode : fromNode;
    int clientAddress = overlay.loadBalancerAddress(clientNode, network);
    if (!overlay.knowsPeer(server, network, clientAddress)) {
      return LOST;
    }
    PathKind kind = network == ingressNetwork ? PathKind.INGRESS : PathKind.VIP;
    long wayNs = overlay.oneWayNs(fromNode, toNode, network, kind, bytes);
    return wayNs == OverlayHost.LOST ? LOST : wayNs;
  }

  @Override
  public boolean reachesUsers(int node) {
    return fabric.reachesUsers(node);
  }

  @Override
  public int segmentBytes(long route) {
    return overlay.traits(network(route)).segmentBytes();
  }

  @Override
  public int startTransfer(
      int fromNode, long route, boolean toBackend, long bytes, long roundTripNs, int tag) {
    int network = network(route);
    return bulk.start(
        new BulkWays.Way(fromNode, node(route), network == ingressNetwork, toBackend),
        overlay.traits(network),
        bytes,
        roundTripNs,
        tag);
  }

  @Override
  public void cancelTransfer(int transfer) {
    bulk.cancel(transfer);
  }

  @Override
  public void onTransferred(IntConsumer transferred) {
    bulk.onTransferred(transferred);
  }

  private static int address(TaskObject task, int network) {
    List<NodeObject.Attachment> attachments = task.attachments();
    for (int i = 0; i < attachments.size(); i++) {
      if (attachments.get(i).network() == network) {
        return attachments.get(i).address();
      }
    }
    return OverlayHost.NO_ADDRESS;
  }
}
