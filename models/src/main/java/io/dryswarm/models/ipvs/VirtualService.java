package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One load-balanced service in one load-balancer sandbox: its real servers and its scheduler's state. Every node has its own.
 * Data-plane facts 5, 7.
 */
public final class VirtualService {
  private final int mark;
  private final RealServers servers = new RealServers();
  private final List<RealServer> trash = new ArrayList<>(0);
  private final Scheduler scheduler;

  /**
   * @param mark number of the service in its sandbox, {@link ConnectionTable#nextMark}
   * @param dice for policies that draw
   */
  public VirtualService(int mark, BackendSelector selector, Dice dice) {
    this.mark = mark;
    this.scheduler = selector.newScheduler(dice);
  }

  int mark() {
    return mark;
  }

  /** Chooses a destination for a new connection; {@code null} if none may be chosen. Allocates nothing. */
  @Nullable
  RealServer schedule(NewConnection connection) {
    return scheduler.select(servers, connection);
  }

  /**
   * Adds a destination of weight 1 at the head of the list. One that was removed and still has connections comes back with them. F5.30.
   *
   * @param local whether it runs on this node
   * @return {@code false} if the address is there already: then nothing changes, a weight of 0 included. F5.17
   */
  public boolean add(int task, int address, boolean local) {
    if (servers.withAddress(address) != null) {
      return false;
    }
    RealServer server = takeFromTrash(address);
    if (server == null) {
      server = new RealServer(task, address, local);
    } else {
      server.setRemoved(false);
      server.setTask(task);
      server.setWeight(1);
    }
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

  /** Takes a destination out; its connections stay until they expire. Does nothing if the address is unknown. */
  public void remove(int address) {
    RealServer server = servers.withAddress(address);
    if (server != null) {
      int position = servers.positionOf(server);
      servers.remove(server);
      server.setRemoved(true);
      trash.removeIf(VirtualService::isForgotten);
      if (!isForgotten(server)) {
        trash.add(server);
      }
      scheduler.removed(servers, server, position);
    }
  }

  private @Nullable RealServer takeFromTrash(int address) {
    trash.removeIf(VirtualService::isForgotten);
    for (int i = 0; i < trash.size(); i++) {
      if (trash.get(i).address() == address) {
        return trash.remove(i);
      }
    }
    return null;
  }

  private static boolean isForgotten(RealServer server) {
    return server.activeConnections() + server.inactiveConnections() == 0;
  }

  /** The destinations, newest first. */
  public RealServers servers() {
    return servers;
  }

  /** Why the scheduler chose the task that was chosen last; empty if its destination is gone. */
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
