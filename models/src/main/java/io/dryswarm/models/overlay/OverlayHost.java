package io.dryswarm.models.overlay;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.Dice;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.dns.DnsSpec;
import io.dryswarm.models.dns.NameRecord;
import io.dryswarm.models.dns.NameTable;
import io.dryswarm.models.gossip.GossipHost;
import io.dryswarm.models.gossip.GossipSpec;
import io.dryswarm.models.gossip.KeySet;
import io.dryswarm.models.gossip.Table;
import io.dryswarm.models.ipvs.ConnectionEntries;
import io.dryswarm.models.ipvs.ConnectionTable;
import io.dryswarm.models.ipvs.LoadBalancing;
import io.dryswarm.models.ipvs.NewConnection;
import io.dryswarm.models.ipvs.Passage;
import io.dryswarm.models.ipvs.VirtualService;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * The container network of the whole cluster, as agents change it and programs use it. Register it with {@link Nodes#addListener};
 * it passes crashes and boots on to gossip itself.
 *
 * <p>Networks, services and tasks are ids of the store; addresses are IPv4 as unsigned 32-bit; times are virtual nanoseconds.
 */
public final class OverlayHost implements NodeListener {
  /** No such name or address: {@link #resolve}, {@link #addressOf}, {@link #loadBalancerAddress}. */
  public static final int NO_ADDRESS = 0;

  /** No task has that address: {@link #taskAt}. */
  public static final int NO_TASK = NetworkSandbox.NO_TASK;

  /** The service has no destination that takes connections: the client gets a reset. */
  public static final long REFUSED = ConnectionTable.REFUSED;

  /** No service has this VIP on that node: nobody answers ARP for it. F5.18. */
  public static final long NO_SERVICE = -2;

  /** The load balancer drops the packet; one that follows may get through. */
  public static final long DROPPED = ConnectionTable.DROPPED;

  /** As a connection: no load balancer is on the way. */
  public static final long NO_CONNECTION = ConnectionEntries.NONE;

  /** The node has no forwarding entry for the address: the packet goes nowhere. */
  public static final int NO_NODE = PeerMap.UNKNOWN;

  /** The packet vanishes. */
  public static final long LOST = Fabric.LOST;

  /** Where ports on the host lead to: the ingress sandbox's own address on docker_gwbridge, 172.18.0.2. F6.2. */
  private static final int INGRESS_SANDBOX = 0xac120002;

  private final Simulation sim;
  private final Nodes nodes;
  private final ContainerPath path;
  private final Sandboxes sandboxes;
  private final TableWatcher watcher;
  private final GossipHost gossip;
  private final Dice[] dice;
  private final NewConnection packet = new NewConnection();
  private long connection = NO_CONNECTION;
  private final int[] ingressAddress;

  /** Nodes that have been up since before the run, and whose address on the ingress network nobody has told yet. */
  private final BitSet longUp = new BitSet();

  private final Namespaces namespaces;
  private final NameService names;
  private final PeerPaths paths;
  private int ingressNetwork;

  public OverlayHost(
      Simulation sim,
      Nodes nodes,
      Fabric fabric,
      OverlaySpec spec,
      GossipSpec gossipSpec,
      LoadBalancing balancing,
      DnsSpec dns) {
    this.sim = sim;
    this.nodes = nodes;
    this.path = new ContainerPath(nodes, fabric, spec);
    Dice[] balancers = new Dice[nodes.count()];
    for (int node = 0; node < nodes.count(); node++) {
      balancers[node] = new StreamDice(sim.streams().stream("ipvs.choice", node));
    }
    this.sandboxes = new Sandboxes(balancing, balancers);
    this.paths = new PeerPaths(nodes, sandboxes, path);
    this.watcher = new TableWatcher(sim, sandboxes);
    this.gossip = new GossipHost(sim, nodes, fabric, gossipSpec, watcher);
    this.namespaces = new Namespaces(sim, sandboxes);
    this.ingressAddress = new int[nodes.count()];
    this.dice = new Dice[nodes.count()];
    for (int node = 0; node < nodes.count(); node++) {
      dice[node] = new StreamDice(sim.streams().stream("overlay.dns", node));
    }
    this.names = new NameService(nodes, sandboxes, dns, dice);
  }

  public void addListener(OverlayListener listener) {
    watcher.addListener(listener);
  }

  /** Names as containers look them up. */
  public NameService names() {
    return names;
  }

  /** What packets between clients and tasks meet. */
  public PeerPaths paths() {
    return paths;
  }

  /** Networks and interfaces on every node. */
  public Namespaces namespaces() {
    return namespaces;
  }

  /** Whether {@code node}'s gossip holds {@code other} for alive. */
  public boolean seesAlive(int node, int other) {
    return gossip.seesAlive(node, other);
  }

  // Set-up and machines

  /** @param lookUp how packets of a network look; asked once per network, when its first packet goes */
  public void networks(IntFunction<NetworkTraits> lookUp) {
    path.networks(lookUp);
  }

  /** The swarm's network keys have reached a node. Its engine has those of gossip, its kernel those of encrypted networks. */
  public void setKeys(int node, KeySet keys) {
    path.keys().set(node, keys.ipsec());
    gossip.setKeys(node, keys);
  }

  /** As {@link #bootstrap(int, KeySet)}, with gossip in clear text. */
  public void bootstrap(int network) {
    bootstrap(network, KeySet.NONE);
  }

  /**
   * The cluster as it is after a long time: everybody knows everybody, all nodes are on the ingress network. Call once, at the start.
   *
   * @param keys that the engines have
   */
  public void bootstrap(int network, KeySet keys) {
    ingressNetwork = network;
    sandboxes.setIngressNetwork(network);
    gossip.bootstrap(network, keys);
    longUp.set(0, nodes.count());
    for (int node = 0; node < nodes.count(); node++) {
      sandboxes.create(node, NetworkInfo.ingress(network));
    }
  }

  /**
   * The same, with the nodes' addresses on the ingress network known everywhere.
   *
   * @param addresses by node
   */
  public void bootstrap(int network, int[] addresses) {
    bootstrap(network);
    for (int owner = 0; owner < nodes.count(); owner++) {
      join(owner, NetworkInfo.ingress(network), addresses[owner]);
    }
  }

  /** As if the swarm had been up for long: no news of it is under way. */
  private void knowEverywhere(int owner, int address) {
    longUp.clear(owner);
    PeerRecord entry = new PeerRecord(address, owner, true);
    gossip.addConverged(owner, ingressNetwork, Table.PEER, loadBalancerKey(owner), entry);
    for (int node = 0; node < nodes.count(); node++) {
      NetworkSandbox sandbox = sandboxes.ingress(node);
      if (node != owner && sandbox != null) {
        sandbox.peers().add(loadBalancerKey(owner), address, owner);
      }
    }
  }

  @Override
  public void powerLost(int node) {
    gossip.powerLost(node);
    namespaces.clear(node);
  }

  /** What the kernel knows goes on forwarding; nobody tells it news, and nobody answers its containers' DNS queries. */
  @Override
  public void crashed(int node) {
    longUp.clear(node);
    gossip.crashed(node);
  }

  /** The engine starts: what the last one left in the kernel is cleared, gossip rejoins, and the node takes up its ingress address. */
  @Override
  public void booted(int node) {
    namespaces.clear(node);
    gossip.booted(node);
    join(node, NetworkInfo.ingress(ingressNetwork), ingressAddress[node]);
  }

  /**
   * The node's engine is about to end in good order: its gossip says good-bye.
   *
   * @param gone called when that is done; never, if the engine dies before
   */
  public void leave(int node, Runnable gone) {
    gossip.leave(node, gone);
  }

  // Control: what the agent of a node does

  /** {@link #join} a network of which nothing is known but its id. */
  public void setLoadBalancerAddress(int node, int network, int address) {
    join(node, NetworkInfo.nameless(network), address);
  }

  /**
   * Creates the network on the node if it is not there, with the node's own load balancer at this address; the address is published
   * as a peer. Does nothing if all is so already. F1.9, F1.11.
   *
   * @param address 0 = not allocated yet: nothing is published
   */
  public void join(int node, NetworkInfo info, int address) {
    int network = info.id();
    NetworkSandbox sandbox = sandboxes.find(node, network);
    if (sandbox == null) {
      sandbox = namespaces.create(node, info);
      gossip.joinNetwork(node, network);
    }
    if (network == ingressNetwork) {
      ingressAddress[node] = address;
    }
    int before = sandbox.loadBalancerAddress();
    if (address == before) {
      return;
    }
    long key = loadBalancerKey(node);
    sandbox.peers().remove(key, before);
    sandbox.setLoadBalancerAddress(address);
    sandbox.peers().add(key, address, node);
    if (network == ingressNetwork && longUp.get(node)) {
      knowEverywhere(node, address);
      return;
    }
    gossip.write(node, network, Table.PEER, key, new PeerRecord(address, node, true));
  }

  /** Removes the network from the node, after its last task there. Does nothing if it is not there. */
  public void leaveNetwork(int node, int network) {
    NetworkSandbox sandbox = sandboxes.find(node, network);
    if (sandbox != null) {
      namespaces.remove(node, sandbox.info());
      gossip.leaveNetwork(node, network);
    }
  }

  /**
   * A task's endpoint is there: packets can be forwarded to it. Before the container starts. F1.50.
   *
   * @throws IllegalStateException if the network is not on the node
   */
  public void plug(int node, Endpoint e) {
    NetworkSandbox sandbox = sandboxes.get(node, e.network());
    sandbox.peers().add(e.task(), e.address(), node);
    namespaces.plug(node, e.task(), sandbox.info());
    PeerRecord entry = new PeerRecord(e.address(), node, false);
    gossip.write(node, e.network(), Table.PEER, e.task(), entry);
  }

  /**
   * A task serves: the node's own names and destinations at once, then the others by gossip. F3.39b.
   *
   * @throws IllegalStateException if the network is not on the node
   */
  public void activate(int node, Endpoint e) {
    watcher.addBackend(node, sandboxes.get(node, e.network()), e, true);
    gossip.write(node, e.network(), Table.ENDPOINT, e.task(), new ServiceRecord(e, false));
  }

  /** A task will stop: no new connections, no {@code tasks.*} record. Does nothing if it is not active. F5.10. */
  public void deactivate(int node, Endpoint e) {
    NetworkSandbox sandbox = sandboxes.find(node, e.network());
    if (sandbox != null && sandbox.services().has(e.service(), e.task())) {
      gossip.write(node, e.network(), Table.ENDPOINT, e.task(), new ServiceRecord(e, true));
      watcher.disableBackend(node, sandbox, e);
    }
  }

  /** A task's endpoint goes: first as a back end, then as a peer. Does nothing if it is gone already. F1.57, F5.12. */
  public void release(int node, Endpoint e) {
    NetworkSandbox sandbox = sandboxes.find(node, e.network());
    if (sandbox != null) {
      gossip.delete(node, e.network(), Table.ENDPOINT, e.task());
      watcher.removeBackend(node, sandbox, e);
      sandbox.peers().remove(e.task(), e.address());
      gossip.delete(node, e.network(), Table.PEER, e.task());
    }
    namespaces.unplug(node, e.task(), e.network());
  }

  /** A node misses from now on that back ends of the service drain or go, on all networks; or does not miss it any more. F3.53. */
  public void loseRemovals(int node, int service, boolean areLost) {
    watcher.removals().set(node, service, areLost);
  }

  // Data: what programs meet; no allocation

  /**
   * What a container on that node and network alone gets for the name of a service: the VIP, or one of several addresses at random.
   *
   * @return {@link #NO_ADDRESS} if the name is unknown on that node, or its engine, which answers, does not run
   */
  public int resolve(int node, int network, String name) {
    NetworkSandbox sandbox = nodes.isResponsive(node) ? sandboxes.find(node, network) : null;
    NameTable table = sandbox == null ? null : sandbox.names();
    NameRecord found = table == null ? null : table.lookup(name);
    if (found == null) {
      return NO_ADDRESS;
    }
    return found.address(found.size() == 1 ? 0 : dice[node].below(found.size()));
  }

  /**
   * Which task the node's load balancer gives a new connection to a VIP. {@link #connection} names the connection afterwards.
   *
   * @param clientPort source port, or {@link NewConnection#UNIQUE_PORT}
   * @return task id, {@link #REFUSED}, {@link #DROPPED} or {@link #NO_SERVICE}
   */
  public long selectService(
      int node, int network, int virtualIp, int clientAddress, int clientPort) {
    connection = NO_CONNECTION;
    NetworkSandbox sandbox = sandboxes.find(node, network);
    VirtualService service = sandbox == null ? null : sandbox.services().atVirtualIp(virtualIp);
    if (sandbox == null || service == null) {
      return NO_SERVICE;
    }
    packet.set(Protocol.TCP, clientAddress, clientPort, virtualIp, sim.nowNs());
    return open(sandbox, service);
  }

  private long open(NetworkSandbox sandbox, VirtualService service) {
    long task = sandbox.connections().open(service, packet);
    connection = sandbox.connections().opened();
    return task;
  }

  /**
   * Which task the routing mesh gives a new connection, or the next datagram of a flow, to a published port of the node. {@link
   * #connection} names the connection afterwards.
   *
   * @param clientPort source port, or {@link NewConnection#UNIQUE_PORT}
   * @return task id, {@link #DROPPED}, or {@link #REFUSED} if the port is closed or nobody takes connections
   */
  public long selectPublished(
      int node, Protocol protocol, int port, int clientAddress, int clientPort) {
    connection = NO_CONNECTION;
    NetworkSandbox ingress = sandboxes.ingress(node);
    VirtualService service = ingress == null ? null : ingress.ports().service(protocol, port);
    if (ingress == null || service == null) {
      return REFUSED;
    }
    packet.set(protocol, clientAddress, clientPort, INGRESS_SANDBOX, sim.nowNs());
    return open(ingress, service);
  }

  /** Whether the mesh has the port open on that node. */
  public boolean isPublished(int node, Protocol protocol, int port) {
    NetworkSandbox ingress = sandboxes.ingress(node);
    return ingress != null && ingress.ports().service(protocol, port) != null;
  }

  /** The load balancer's entry for what was selected last; {@link #NO_CONNECTION} if there is none. */
  public long connection() {
    return connection;
  }

  /** A packet of a connection reaches its load balancer. */
  public Passage pass(long ofConnection) {
    return sandboxes.connections().pass(ofConnection, sim.nowNs());
  }

  /**
   * The handshake of a connection is over.
   *
   * @param keptAlive whether its client sends keep-alive probes before the entry expires
   */
  public void established(long ofConnection, boolean keptAlive) {
    sandboxes.connections().established(ofConnection, keptAlive, sim.nowNs());
  }

  /** A connection ends, in order or by a reset. */
  public void closed(long ofConnection, boolean byReset) {
    sandboxes.connections().closed(ofConnection, byReset, sim.nowNs());
  }

  /** Whether the task is still a destination of the service on that node, at any weight. */
  public boolean hasBackend(int node, int network, int service, int task) {
    NetworkSandbox sandbox = sandboxes.find(node, network);
    return sandbox != null && sandbox.services().has(service, task);
  }

  /** Address of a back end that the node knows, else {@link #NO_ADDRESS}. */
  public int addressOf(int node, int network, int task) {
    NetworkSandbox sandbox = sandboxes.find(node, network);
    return sandbox == null ? NO_ADDRESS : sandbox.addressOf(task);
  }

  /** Task of the back end with that address, as the node knows it, else {@link #NO_TASK}: whom a DNSRR client meets. */
  public int taskAt(int node, int network, int address) {
    NetworkSandbox sandbox = sandboxes.find(node, network);
    return sandbox == null ? NO_TASK : sandbox.taskAt(address);
  }

  /** The node's own load balancer there: whom back ends see as the client (F5.5). {@link #NO_ADDRESS} if there is none. */
  public int loadBalancerAddress(int node, int network) {
    NetworkSandbox sandbox = sandboxes.find(node, network);
    return sandbox == null ? NO_ADDRESS : sandbox.loadBalancerAddress();
  }

  /** Whether the node can forward to the address. For a connection both ways must be known (F1.59). */
  public boolean knowsPeer(int node, int network, int address) {
    return nodeOf(node, network, address) != NO_NODE;
  }

  /** Where the node sends packets for the address, or {@link #NO_NODE}. */
  public int nodeOf(int node, int network, int address) {
    NetworkSandbox sandbox = sandboxes.find(node, network);
    return sandbox == null ? NO_NODE : sandbox.peers().nodeOf(address);
  }

  /**
   * One packet between the container networks of two nodes, all devices on the way included.
   *
   * @param bytes of the inner packet
   * @return nanoseconds, or {@link #LOST} if a machine is off or the underlay loses it
   */
  public long oneWayNs(int fromNode, int toNode, PathKind kind, int bytes) {
    return path.oneWayNs(fromNode, toNode, NetworkTraits.PLAIN, kind, bytes);
  }

  /** As above, on a network that may be encrypted or of another MTU; {@link #LOST} also if the packet is too large for the underlay. */
  public long oneWayNs(int fromNode, int toNode, int network, PathKind kind, int bytes) {
    return path.oneWayNs(fromNode, toNode, path.traits(network), kind, bytes);
  }

  /** How packets of a network look. */
  public NetworkTraits traits(int network) {
    return path.traits(network);
  }

  /** Every life of an engine has endpoints of its own; tasks have the keys from 0 on. */
  private long loadBalancerKey(int node) {
    return ~((long) nodes.generation(node) << Integer.SIZE | node);
  }
}
