package io.dryswarm.models.ipvs;

import org.jspecify.annotations.Nullable;

/**
 * One load-balanced service in one load-balancer sandbox: its real servers and its scheduler's state. Every node has its own.
 * Data-plane facts 5, 7.
 */
public final class VirtualService {
  /** No destination is eligible: the kernel answers "port unreachable", the client's connection is refused. F5.28. */
  public static final long REFUSED = -1;

  private final RealServers servers = new RealServers();
  private final Scheduler scheduler;

  public VirtualService(BackendSelector selector) {
    this.scheduler = selector.newScheduler();
  }

  /**
   * Chooses a destination for a new connection. Allocates nothing.
   *
   * @param clientAddress as the load balancer sees it, unsigned 32-bit
   * @return its task, or {@link #REFUSED}
   */
  public long select(int clientAddress) {
    RealServer chosen = scheduler.select(servers, clientAddress);
    return chosen == null ? REFUSED : chosen.task();
  }

  /**
   * Adds a destination of weight 1 at the head of the list.
   *
   * @return {@code false} if the address is there already: then nothing changes, a weight of 0 included. F5.17
   */
  public boolean add(int task, int address) {
    if (servers.withAddress(address) != null) {
      return false;
    }
    RealServer server = new RealServer(task, address);
    servers.addFirst(server);
    scheduler.added(servers, server);
    return true;
  }

  /** Changes a weight; 0 drains. Does nothing if the address is unknown. */
  public void setWeight(int address, int weight) {
    RealServer server = servers.withAddress(address);
    if (server != null) {
      server.setWeight(weight);
      scheduler.weightChanged(servers, server);
    }
  }

  /** Another task holds this address from now on; the destination itself stays as it is. Does nothing if it is unknown. */
  public void rebind(int address, int task) {
    RealServer server = servers.withAddress(address);
    if (server != null) {
      server.setTask(task);
    }
  }

  /** Takes a destination out. Does nothing if the address is unknown. */
  public void remove(int address) {
    RealServer server = servers.withAddress(address);
    if (server != null) {
      int position = servers.positionOf(server);
      servers.remove(server);
      scheduler.removed(servers, server, position);
    }
  }

  /** Adds to the connection counts that schedulers see; amounts may be negative. Does nothing if the address is unknown. */
  public void countConnections(int address, int active, int inactive) {
    RealServer server = servers.withAddress(address);
    if (server != null) {
      server.countConnections(active, inactive);
    }
  }

  /** The destinations, newest first. */
  public RealServers servers() {
    return servers;
  }

  /** Why the scheduler chose the task that {@link #select} returned last; empty if its destination is gone. */
  public String explain(long task) {
    RealServer server = serverOf(task);
    return server == null ? "" : scheduler.explain(servers, server);
  }

  private @Nullable RealServer serverOf(long task) {
    for (int i = 0; i < servers.size(); i++) {
      if (servers.get(i).task() == task) {
        return servers.get(i);
      }
    }
    return null;
  }
}
