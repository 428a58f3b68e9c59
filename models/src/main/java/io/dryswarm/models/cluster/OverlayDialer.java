package io.dryswarm.models.cluster;

import io.dryswarm.models.cluster.observe.TaskDirectory;
import io.dryswarm.models.overlay.NameService;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.overlay.PathKind;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.workload.Dialer;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.List;

/**
 * Connections of programs and users over the overlay. A place is the network in the upper and the address in the lower 32 bits; a route has
 * the task there, and a mark if it leads to the task's own address, past the load balancer (DNSRR). Called on every connection: allocates
 * nothing.
 */
final class OverlayDialer implements Dialer {
  private static final int CLIENT_OUTSIDE = 0;
  private static final long DIRECT = 1L << 62;

  private final Nodes nodes;
  private final Fabric fabric;
  private final OverlayHost overlay;
  private final TaskDirectory directory;
  private final int ingressNetwork;

  OverlayDialer(
      Nodes nodes,
      Fabric fabric,
      OverlayHost overlay,
      TaskDirectory directory,
      int ingressNetwork) {
    this.nodes = nodes;
    this.fabric = fabric;
    this.overlay = overlay;
    this.directory = directory;
    this.ingressNetwork = ingressNetwork;
  }

  @Override
  public long lookup(int node, int clientTask, String name) {
    return overlay.names().locate(node, clientTask, name);
  }

  @Override
  public void lookupAll(int node, int clientTask, String name, LongArrayList places) {
    overlay.names().locateAll(node, clientTask, name, places);
  }

  @Override
  public long lookupNs(int node, long place) {
    return overlay.names().lookupNs(node, place);
  }

  @Override
  public long dial(int node, int clientTask, long place) {
    int network = NameService.network(place);
    int address = NameService.address(place);
    int own = address(directory.task(clientTask), network);
    long task = overlay.selectService(node, network, address, own);
    if (task != OverlayHost.NO_SERVICE) {
      return task < 0 ? REFUSED : route(network, (int) task);
    }
    int there = overlay.taskAt(node, network, address);
    return there < 0 ? NO_HOST : DIRECT | route(network, there);
  }

  @Override
  public long dialPublished(int entryNode, int port) {
    if (!nodes.isPowered(entryNode) || !fabric.hasLink(entryNode)) {
      return ENTRY_DOWN;
    }
    long task = overlay.selectPublished(entryNode, port, CLIENT_OUTSIDE);
    return task < 0 ? REFUSED : route(ingressNetwork, (int) task);
  }

  private static long route(int network, int task) {
    return ((long) network << 32) | task;
  }

  private static int network(long route) {
    return (int) ((route & ~DIRECT) >>> 32);
  }

  private static boolean isDirect(long route) {
    return (route & DIRECT) != 0;
  }

  @Override
  public int task(long route) {
    return (int) route;
  }

  @Override
  public int node(long route) {
    return directory.task(task(route)).node();
  }

  /** Where no load balancer stands between, nothing takes a connection away from its address. */
  @Override
  public boolean isStillThere(int fromNode, long route) {
    if (isDirect(route)) {
      return true;
    }
    int service = directory.task(task(route)).service();
    return overlay.hasBackend(fromNode, network(route), service, task(route));
  }

  @Override
  public long toBackendNs(int fromNode, long route, int bytes) {
    TaskObject task = directory.task(task(route));
    int network = network(route);
    if (!overlay.knowsPeer(fromNode, network, address(task, network))) {
      return nodes.isPowered(fromNode) ? NO_NEIGHBOUR : LOST;
    }
    return wayNs(route, fromNode, fromNode, task.node(), bytes);
  }

  @Override
  public long toClientNs(int fromNode, long route, int bytes) {
    return wayNs(route, fromNode, directory.task(task(route)).node(), fromNode, bytes);
  }

  /** The back end answers to the load balancer of the client's node, whose address its own node must know: F1.59. */
  private long wayNs(long route, int clientNode, int fromNode, int toNode, int bytes) {
    int network = network(route);
    int server = clientNode == fromNode ? toNode : fromNode;
    int clientAddress = overlay.loadBalancerAddress(clientNode, network);
    if (!overlay.knowsPeer(server, network, clientAddress)) {
      return LOST;
    }
    long wayNs = overlay.oneWayNs(fromNode, toNode, kindOf(route), bytes);
    return wayNs == OverlayHost.LOST ? LOST : wayNs;
  }

  private PathKind kindOf(long route) {
    if (isDirect(route)) {
      return PathKind.DIRECT;
    }
    return network(route) == ingressNetwork ? PathKind.INGRESS : PathKind.VIP;
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
