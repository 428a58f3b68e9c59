package io.dryswarm.models.cluster;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.models.agent.AgentSpec;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.List;

/**
 * What a swarm is built from; nothing of what happens in it.
 *
 * @param nodes       managers first; the position is the node id
 * @param engine      version of all engines
 * @param swarm       settings of the swarm
 * @param agent       timing of the agents; their start spread is the time within which they register
 * @param firstLeader the manager that leads at 0
 */
public record ClusterPlan(
    RunIdentity run,
    List<RunSpec.NodeSpec> nodes,
    UnderlaySpec underlay,
    RunSpec.MachineSpec machine,
    EngineProfile engine,
    ClusterSpec swarm,
    AgentSpec agent,
    int firstLeader) {
  public ClusterPlan {
    nodes = List.copyOf(nodes);
  }

  /** The swarm of a run: the first manager leads. */
  public static ClusterPlan of(RunSpec spec) {
    return new ClusterPlan(
        spec.run(),
        spec.nodes(),
        spec.underlay(),
        spec.machine(),
        spec.engine(),
        ClusterSpec.DEFAULT,
        AgentSpec.DEFAULT,
        0);
  }
}
