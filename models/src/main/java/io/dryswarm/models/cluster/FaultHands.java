package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AgentHost;
import io.dryswarm.models.cluster.observe.RunObservers;
import io.dryswarm.models.executor.ExecutorHost;
import io.dryswarm.models.faults.Hands;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.images.Pulls;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreHost;

/** The fault model's hands in the assembled swarm. */
final class FaultHands implements Hands {
  private final StoreHost store;
  private final RunObservers observers;
  private final AgentHost agents;
  private final ExecutorHost executor;
  private final DataPlane dataPlane;
  private final Pulls pulls;

  FaultHands(
      StoreHost store,
      RunObservers observers,
      AgentHost agents,
      ExecutorHost executor,
      DataPlane dataPlane,
      Pulls pulls) {
    this.store = store;
    this.observers = observers;
    this.agents = agents;
    this.executor = executor;
    this.dataPlane = dataPlane;
    this.pulls = pulls;
  }

  @Override
  public int node(NodeRef ref) {
    if (ref instanceof NodeRef.ById byId) {
      return byId.node();
    } else if (ref instanceof NodeRef.OfTask ofTask) {
      return observers.nodeOfRunning(ofTask.service(), ofTask.slot());
    }
    return store.leader();
  }

  @Override
  public int task(NodeRef.OfTask ref) {
    return observers.taskOfRunning(ref.service(), ref.slot());
  }

  @Override
  public boolean loseRemovals(int node, String service, boolean areLost) {
    boolean found = false;
    for (ServiceObject each : observers.directory().services()) {
      if (each.spec().name().equals(service)) {
        dataPlane.loseRemovals(node, each.id(), areLost);
        found = true;
      }
    }
    return found;
  }

  @Override
  public void setRegistry(boolean isDown) {
    pulls.setDown(isDown);
  }

  @Override
  public void stopEngine(int node) {
    agents.stopEngine(node);
  }

  @Override
  public void killContainer(int node, int task) {
    executor.killContainer(node, task);
  }
}
