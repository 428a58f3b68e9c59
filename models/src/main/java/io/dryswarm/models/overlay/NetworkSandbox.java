package io.dryswarm.models.overlay;

import io.dryswarm.models.dns.NameTable;
import io.dryswarm.models.ingress.PublishedPorts;
import io.dryswarm.models.ipvs.ConnectionTable;
import io.dryswarm.models.ipvs.VirtualService;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one node holds of one network while it takes part in it: forwarding, names, services. Data-plane facts 0.1. */
final class NetworkSandbox {
  static final int NO_TASK = -1;

  private final NetworkInfo info;
  private int loadBalancerAddress;
  private final Changes changes;
  private final PeerMap peers;
  private final @Nullable NameTable names;
  private final PublishedPorts ports = new PublishedPorts();
  private final ConnectionTable connections;
  private final ServiceBindings services;
  private final Int2IntOpenHashMap addressOfTask = new Int2IntOpenHashMap();
  private final Int2IntOpenHashMap taskAtAddress = new Int2IntOpenHashMap();

  /**
   * @param ingress     whether this is the routing mesh's network, which has no names
   * @param changes     told what changes in its forwarding
   * @param connections of its load balancer
   * @param virtualServices makes the load balancer of a service, by full name
   */
  NetworkSandbox(
      NetworkInfo info,
      boolean ingress,
      Changes changes,
      ConnectionTable connections,
      Function<String, VirtualService> virtualServices) {
    this.info = info;
    this.changes = changes;
    this.peers = new PeerMap(changes);
    this.names = ingress ? null : new NameTable();
    this.connections = connections;
    this.services = new ServiceBindings(virtualServices, names, ports);
    taskAtAddress.defaultReturnValue(NO_TASK);
  }

  NetworkInfo info() {
    return info;
  }

  /** Of this node on this network; 0 before it was set. */
  int loadBalancerAddress() {
    return loadBalancerAddress;
  }

  void setLoadBalancerAddress(int address) {
    loadBalancerAddress = address;
    changes.note();
  }

  PeerMap peers() {
    return peers;
  }

  /** {@code null} on the ingress network. */
  @Nullable
  NameTable names() {
    return names;
  }

  /** Ports open on this node; none but on the ingress network. */
  PublishedPorts ports() {
    return ports;
  }

  ConnectionTable connections() {
    return connections;
  }

  ServiceBindings services() {
    return services;
  }

  /**
   * @param local whether the back end runs on this node
   */
  boolean addBackend(Endpoint e, boolean local) {
    addressOfTask.put(e.task(), e.address());
    taskAtAddress.put(e.address(), e.task());
    return services.add(e, local);
  }

  boolean removeBackend(Endpoint e) {
    addressOfTask.remove(e.task());
    taskAtAddress.remove(e.address(), e.task());
    return services.remove(e);
  }

  /** Address of a back end known here, 0 if it is not. */
  int addressOf(int task) {
    return addressOfTask.get(task);
  }

  /** Task of the back end known here that came last to this address, or {@link #NO_TASK}. */
  int taskAt(int address) {
    return taskAtAddress.get(address);
  }
}
