package io.dryswarm.models.cluster;

import io.dryswarm.models.cluster.observe.TaskDirectory;
import io.dryswarm.models.ingress.HostPorts;
import io.dryswarm.models.ipvs.Passage;
import io.dryswarm.models.overlay.NameService;
import io.dryswarm.models.overlay.NetworkTraits;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.overlay.PathKind;
import io.dryswarm.models.overlay.PeerPaths;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.workload.Dialer;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Connections of programs and users over the overlay. A place is the network in the upper and the address in the lower 32 bits; a route has
 * the task there, and a mark if it leads to the task's own address, past the load balancer (DNSRR). Called on every connection: allocates
 * nothing.
 */
final class OverlayDialer implements Dialer {
  /** Stands for the network in a route that goes around all of them: to a port of the host. */
  private static final int HOST = Integer.MAX_VALUE >>> 1;

  private static final long DIRECT = 1L << 62;

  private final Fabric fabric;
  private final OverlayHost overlay;
  private final TaskDirectory directory;
  private final HostPorts hostPorts;
  private final int ingressNetwork;
  private final BulkWays bulk;
  private long connection = NO_CONNECTION;

  OverlayDialer(
      Fabric fabric,
      OverlayHost overlay,
      TaskDirectory directory,
      HostPorts hostPorts,
      int ingressNetwork,
      BulkWays bulk) {
    this.fabric = fabric;
    this.overlay = overlay;
    this.directory = directory;
    this.hostPorts = hostPorts;
    this.ingressNetwork = ingressNetwork;
    this.bulk = bulk;
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

  /** Where no load balancer stands between, nothing takes a connection away from its address. */
  @Override
  public long dial(int node, int clientTask, long place, int clientPort) {
    connection = NO_CONNECTION;
    int network = NameService.network(place);
    int address = NameService.address(place);
    int own = address(directory.task(clientTask), network);
    long task = overlay.selectService(node, network, address, own, clientPort);
    if (task != OverlayHost.NO_SERVICE) {
      connection = overlay.connection();
      return routeOr(task, network);
    }
    int there = overlay.taskAt(node, network, address);
    return there < 0 ? NO_HOST : DIRECT | route(network, there);
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

  @Override
  public long toBackendNs(int fromNode, long route, int bytes) {
    TaskObject task = directory.task(task(route));
    int network = network(route);
    if (network == HOST) {
      return hostNs(task.node(), bytes);
    }
    long wayNs = overlay
        .paths()
        .thereNs(fromNode, network, task.node(), address(task, network), kindOf(route), bytes);
    return wayNs == PeerPaths.UNKNOWN_PEER ? NO_NEIGHBOUR : wayNs == PeerPaths.LOST ? LOST : wayNs;
  }

  @Override
  public long toClientNs(int fromNode, long route, int bytes) {
    TaskObject task = directory.task(task(route));
    int network = network(route);
    if (network == HOST) {
      return hostNs(task.node(), bytes);
    }
    long wayNs = overlay
        .paths()
        .backNs(fromNode, network, task.node(), address(task, network), kindOf(route), bytes);
    return wayNs == PeerPaths.LOST ? LOST : wayNs;
  }

  /** From the node's own address to a container on it, or back. */
  private long hostNs(int node, int bytes) {
    long wayNs = overlay.oneWayNs(node, node, PathKind.DIRECT, bytes);
    return wayNs == OverlayHost.LOST ? LOST : wayNs;
  }

  private PathKind kindOf(long route) {
    if (isDirect(route)) {
      return PathKind.DIRECT;
    }
    return network(route) == ingressNetwork ? PathKind.INGRESS : PathKind.VIP;
  }

  @Override
  public boolean reachesUsers(int node) {
    return fabric.reachesUsers(node);
  }

  @Override
  public boolean isClosedSince(
      int fromNode, long route, boolean toBackend, boolean fromOutside, long timeNs) {
    if (!fabric.isFaulty()) {
      return false;
    }
    int there = node(route);
    return fabric.isClosedSince(toBackend ? fromNode : there, toBackend ? there : fromNode, timeNs)
        || fromOutside && fabric.isCutOffSince(fromNode, timeNs);
  }

  private NetworkTraits traits(int network) {
    return network == HOST ? NetworkTraits.PLAIN : overlay.traits(network);
  }

  @Override
  public int segmentBytes(long route) {
    return traits(network(route)).segmentBytes();
  }

  @Override
  public int startTransfer(
      int fromNode, long route, boolean toBackend, long bytes, long roundTripNs, int tag) {
    int network = network(route);
    return bulk.start(
        new BulkWays.Way(fromNode, node(route), network == ingressNetwork, toBackend),
        traits(network),
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
