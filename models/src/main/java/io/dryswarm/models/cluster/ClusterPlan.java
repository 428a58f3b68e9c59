package io.dryswarm.models.cluster;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.models.agent.AgentSpec;
import io.dryswarm.models.csi.CsiDriverSpec;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.ipvs.LoadBalancing;
import io.dryswarm.models.spec.AddressPools;
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
 * @param outside     so many of the last nodes are machines with an engine outside the swarm, until {@link Cluster#join}
 * @param dataPlane   what carries the packets of containers
 * @param loadBalancing how its load balancers choose
 * @param pools       where networks get their subnets, the routing mesh's included
 * @param placementFilters names of filters that its scheduler asks besides Swarm's own
 * @param csi         CSI plugins of its nodes
 */
public record ClusterPlan(
    RunIdentity run,
    List<RunSpec.NodeSpec> nodes,
    UnderlaySpec underlay,
    RunSpec.MachineSpec machine,
    EngineProfile engine,
    ClusterSpec swarm,
    AgentSpec agent,
    int firstLeader,
    int outside,
    DataPlane.Kind dataPlane,
    LoadBalancing loadBalancing,
    AddressPools pools,
    List<String> placementFilters,
    List<CsiDriverSpec> csi) {
  public ClusterPlan {
    nodes = List.copyOf(nodes);
    placementFilters = List.copyOf(placementFilters);
    csi = List.copyOf(csi);
  }

  /** With overlay networks. */
  public ClusterPlan(
      RunIdentity run,
      List<RunSpec.NodeSpec> nodes,
      UnderlaySpec underlay,
      RunSpec.MachineSpec machine,
      EngineProfile engine,
      ClusterSpec swarm,
      AgentSpec agent,
      int firstLeader,
      int outside) {
    this(
        run,
        nodes,
        underlay,
        machine,
        engine,
        swarm,
        agent,
        firstLeader,
        outside,
        DataPlane.Kind.OVERLAY,
        LoadBalancing.SWARM,
        AddressPools.DEFAULT,
        List.of(),
        List.of());
  }

  /** All nodes are in the swarm from the start. */
  public ClusterPlan(
      RunIdentity run,
      List<RunSpec.NodeSpec> nodes,
      UnderlaySpec underlay,
      RunSpec.MachineSpec machine,
      EngineProfile engine,
      ClusterSpec swarm,
      AgentSpec agent,
      int firstLeader) {
    this(run, nodes, underlay, machine, engine, swarm, agent, firstLeader, 0);
  }

  /** With another data plane. */
  public ClusterPlan withDataPlane(DataPlane.Kind newDataPlane) {
    return new ClusterPlan(
        run,
        nodes,
        underlay,
        machine,
        engine,
        swarm,
        agent,
        firstLeader,
        outside,
        newDataPlane,
        loadBalancing,
        pools,
        placementFilters,
        csi);
  }

  /** With other load balancers. */
  public ClusterPlan withLoadBalancing(LoadBalancing newLoadBalancing) {
    return new ClusterPlan(
        run,
        nodes,
        underlay,
        machine,
        engine,
        swarm,
        agent,
        firstLeader,
        outside,
        dataPlane,
        newLoadBalancing,
        pools,
        placementFilters,
        csi);
  }

  /** With other pools: a /24 has no room for the load balancers of more than 250 nodes. */
  public ClusterPlan withPools(AddressPools newPools) {
    return new ClusterPlan(
        run,
        nodes,
        underlay,
        machine,
        engine,
        swarm,
        agent,
        firstLeader,
        outside,
        dataPlane,
        loadBalancing,
        newPools,
        placementFilters,
        csi);
  }

  /** With filters that its scheduler asks besides Swarm's own. */
  public ClusterPlan withPlacementFilters(List<String> names) {
    return new ClusterPlan(
        run,
        nodes,
        underlay,
        machine,
        engine,
        swarm,
        agent,
        firstLeader,
        outside,
        dataPlane,
        loadBalancing,
        pools,
        names,
        csi);
  }

  /** With CSI plugins. */
  public ClusterPlan withCsi(List<CsiDriverSpec> newCsi) {
    return new ClusterPlan(
        run,
        nodes,
        underlay,
        machine,
        engine,
        swarm,
        agent,
        firstLeader,
        outside,
        dataPlane,
        loadBalancing,
        pools,
        placementFilters,
        newCsi);
  }

  /** Nodes that are in the swarm from the start. */
  public int members() {
    return nodes.size() - outside;
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
            0)
        .withLoadBalancing(spec.loadBalancing())
        .withPlacementFilters(spec.placementFilters())
        .withCsi(spec.csi());
  }
}
