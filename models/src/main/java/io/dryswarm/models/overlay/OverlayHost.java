package io.dryswarm.models.overlay;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.Dice;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.dns.DnsSpec;
import io.dryswarm.models.dns.NameRecord;
import io.dryswarm.models.dns.NameTable;
import io.dryswarm.models.dns.OutsideDns;
import io.dryswarm.models.gossip.GossipHost;
import io.dryswarm.models.gossip.GossipSpec;
import io.dryswarm.models.gossip.Table;
import io.dryswarm.models.ipvs.BackendSelectors;
import io.dryswarm.models.ipvs.VirtualService;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;

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
  public static final long REFUSED = VirtualService.REFUSED;

  /** No service has this VIP on that node: nobody answers ARP for it. F5.18. */
  public static final long NO_SERVICE = -2;

  /** The node has no forwarding entry for the address: the packet goes nowhere. */
  public static final int NO_NODE = PeerMap.UNKNOWN;

  /** The packet vanishes. */
  public static final long LOST = Fabric.LOST;

  private final Nodes nodes;
  private final Fabric fabric;
  private final OverlaySpec spec;
  private final Sandboxes sandboxes;
  private final TableWatcher watcher;
  private final GossipHost gossip;
  private final Dice[] dice;
  private final int[] ingressAddress;
  private final Namespaces namespaces;
  private final NameService names;
  private int ingressNetwork;

  /**
   * Engines of today, with a DNS server outside that is near.
   *
   * @throws IllegalArgumentException if no scheduler has the name that {@code spec} gives
   */
  public OverlayHost(
      Simulation sim, Nodes nodes, Fabric fabric, OverlaySpec spec, GossipSpec gossipSpec) {
    this(sim, nodes, fabric, spec, gossipSpec, DnsSpec.of(true, OutsideDns.NEAR));
  }

  /**
   * @throws IllegalArgumentException if no scheduler has the name that {@code spec} gives
   */
  public OverlayHost(
      Simulation sim,
      Nodes nodes,
      Fabric fabric,
      OverlaySpec spec,
      GossipSpec gossipSpec,
      DnsSpec dns) {
    this.nodes = nodes;
    this.fabric = fabric;
    this.spec = spec;
    this.sandboxes = new Sandboxes(nodes.count(), BackendSelectors.named(spec.scheduler()));
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

  /** Networks and interfaces on every node. */
  public Namespaces namespaces() {
    return namespaces;
  }

  /** Whether {@code node}'s gossip holds {@code other} for alive. */
  public boolean seesAlive(int node, int other) {
    return gossip.seesAlive(node, other);
  }

  // Set-up and machines

  /** The cluster as it is after a long time: everybody knows everybody, all nodes are on the ingress network. Call once, at the start. */
  public void bootstrap(int network) {
    ingressNetwork = network;
    sandboxes.setIngressNetwork(network);
    gossip.bootstrap(network);
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
      ingressAddress[owner] = addresses[owner];
      sandboxes.get(owner, network).setLoadBalancerAddress(addresses[owner]);
      PeerRecord entry = new PeerRecord(addresses[owner], owner, true);
      gossip.addConverged(owner, network, Table.PEER, loadBalancerKey(owner), entry);
      for (int node = 0; node < nodes.count(); node++) {
        NetworkSandbox sandbox = sandboxes.get(node, network);
        sandbox.peers().add(loadBalancerKey(owner), addresses[owner], owner);
      }
    }
  }

  @Override
  public void powerLost(int node) {
    namespaces.clear(node);
  }

  /** What the kernel knows goes on forwarding; nobody tells it news, and nobody answers its containers' DNS queries. */
  @Override
  public void crashed(int node) {
    gossip.crashed(node);
  }

  /** The engine starts: what the last one left in the kernel is cleared, gossip rejoins, and the node takes up its ingress address. */
  @Override
  public void booted(int node) {
    namespaces.clear(node);
    gossip.booted(node);
    join(node, NetworkInfo.ingress(ingressNetwork), ingressAddress[node]);
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
    watcher.addBackend(node, sandboxes.get(node, e.network()), e);
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

  // Data: what programs meet; no allocation

  /**
   * What a container on that node and network alone gets for the name of a service: the VIP, or one of several addresses at random.
   *
   * @return {@link #NO_ADDRESS} if the name is unknown on that node, or its engine, which answers, does not run
   */
  public int resolve(int node, int network, String name) {
    NetworkSandbox sandbox = nodes.isUp(node) ? sandboxes.find(node, network) : null;
    NameTable table = sandbox == null ? null : sandbox.names();
    NameRecord found = table == null ? null : table.lookup(name);
    if (found == null) {
      return NO_ADDRESS;
    }
    return found.address(found.size() == 1 ? 0 : dice[node].below(found.size()));
  }

  /**
   * Which task the node's load balancer gives a new connection to a VIP.
   *
   * @return task id, {@link #REFUSED} or {@link #NO_SERVICE}
   */
  public long selectService(int node, int network, int virtualIp, int clientAddress) {
    NetworkSandbox sandbox = sandboxes.find(node, network);
    VirtualService service = sandbox == null ? null : sandbox.services().atVirtualIp(virtualIp);
    return service == null ? NO_SERVICE : service.select(clientAddress);
  }

  /**
   * Which task the routing mesh gives a new connection to a published TCP port of the node.
   *
   * @return task id, or {@link #REFUSED} if the port is closed or nobody takes connections
   */
  public long selectPublished(int node, int port, int clientAddress) {
    NetworkSandbox ingress = sandboxes.ingress(node);
    VirtualService service = ingress == null ? null : ingress.ports().service(Protocol.TCP, port);
    return service == null ? REFUSED : service.select(clientAddress);
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
    if (!nodes.isPowered(fromNode) || !nodes.isPowered(toNode)) {
      return LOST;
    }
    if (fromNode == toNode) {
      return spec.machineNs(kind, false);
    }
    long wireNs = fabric.delayNs(fromNode, toNode, bytes + spec.vxlanBytes());
    return wireNs == Fabric.LOST ? LOST : wireNs + spec.machineNs(kind, true);
  }

  /** Every life of an engine has endpoints of its own; tasks have the keys from 0 on. */
  private long loadBalancerKey(int node) {
    return ~((long) nodes.generation(node) << Integer.SIZE | node);
  }
}
