package io.dryswarm.models.overlay;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.gossip.Table;
import io.dryswarm.models.gossip.TableListener;
import io.dryswarm.models.gossip.TableValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what a node learns into what it does: table entries become forwarding, names and destinations. Source: moby/moby
 * libnetwork/agent.go.
 */
final class TableWatcher implements TableListener {
  private final Simulation sim;
  private final Sandboxes sandboxes;
  private final LostRemovals removals = new LostRemovals();
  private final List<OverlayListener> listeners = new ArrayList<>();

  TableWatcher(Simulation sim, Sandboxes sandboxes) {
    this.sim = sim;
    this.sandboxes = sandboxes;
  }

  /** News of back ends that never reach a node. */
  LostRemovals removals() {
    return removals;
  }

  void addListener(OverlayListener listener) {
    listeners.add(listener);
  }

  @Override
  public void created(int node, int network, Table table, long key, TableValue value) {
    apply(node, network, key, value);
  }

  @Override
  public void updated(int node, int network, Table table, long key, TableValue value) {
    apply(node, network, key, value);
  }

  private void apply(int node, int network, long key, TableValue value) {
    NetworkSandbox sandbox = sandboxes.find(node, network);
    if (sandbox == null) {
      return;
    }
    if (value instanceof PeerRecord peer) {
      sandbox.peers().add(key, peer.address(), peer.node());
    } else if (value instanceof ServiceRecord service) {
      if (service.disabled()) {
        if (!removals.areLost(node, service.endpoint().service())) {
          disableBackend(node, sandbox, service.endpoint());
        }
      } else {
        addBackend(node, sandbox, service.endpoint(), false);
      }
    }
  }

  @Override
  public void deleted(int node, int network, Table table, long key, TableValue value) {
    NetworkSandbox sandbox = sandboxes.find(node, network);
    if (sandbox == null) {
      return;
    }
    if (value instanceof PeerRecord peer) {
      sandbox.peers().remove(key, peer.address());
    } else if (value instanceof ServiceRecord service
        && !removals.areLost(node, service.endpoint().service())) {
      removeBackend(node, sandbox, service.endpoint());
    }
  }

  @Override
  public void nodeFailed(int node, int failedNode, int endpoints) {
    if (endpoints > 0) {
      sim.trace().add(OverlayTrace.BACKENDS_DROPPED, node, failedNode, endpoints);
      listeners.forEach(l -> l.backendsDropped(node, failedNode, sim.nowNs()));
    }
    listeners.forEach(l -> l.nodeFailed(node, failedNode, sim.nowNs()));
  }

  @Override
  public void networkJoined(int node, int network) {
    listeners.forEach(l -> l.networkJoined(node, network, sim.nowNs()));
  }

  /**
   * @param local whether the back end runs on this node
   */
  void addBackend(int node, NetworkSandbox sandbox, Endpoint e, boolean local) {
    if (sandbox.addBackend(e, local)) {
      trace(OverlayTrace.BACKEND_ADDED, node, e);
      listeners.forEach(l -> l.backendAdded(node, e, sim.nowNs()));
    }
  }

  void disableBackend(int node, NetworkSandbox sandbox, Endpoint e) {
    if (sandbox.services().disable(e)) {
      trace(OverlayTrace.BACKEND_DISABLED, node, e);
      listeners.forEach(l -> l.backendDisabled(node, e, sim.nowNs()));
    }
  }

  void removeBackend(int node, NetworkSandbox sandbox, Endpoint e) {
    if (sandbox.removeBackend(e)) {
      trace(OverlayTrace.BACKEND_REMOVED, node, e);
      listeners.forEach(l -> l.backendRemoved(node, e, sim.nowNs()));
    }
  }

  private void trace(TraceCode code, int node, Endpoint e) {
    sim.trace().add(code, node, e.task(), e.network(), e.taskName());
  }
}
