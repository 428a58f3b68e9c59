package io.dryswarm.scenarios.language;

import io.dryswarm.models.cluster.RunSpec.MachineSpec;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.cluster.RunSpec.StackSpec;
import io.dryswarm.models.csi.CsiDriverSpec;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.ipvs.LoadBalancing;
import io.dryswarm.models.operations.TimedOperation;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.scenarios.expect.Expectation;
import io.dryswarm.scenarios.expect.Metrics;
import java.util.List;
import java.util.SortedMap;

/** A scenario as read; what {@link io.dryswarm.models.cluster.RunSpec} needs, and what is expected of the run. */
public record Scenario(
    String name,
    long seed,
    long durationNs,
    long deployNs,
    List<NodeSpec> nodes,
    UnderlaySpec underlay,
    MachineSpec machine,
    EngineProfile engine,
    LoadBalancing loadBalancing,
    List<String> placementFilters,
    List<StackSpec> stacks,
    SortedMap<String, ApplicationSpec> applications,
    List<UserSpec> users,
    List<TimedAction> actions,
    List<TimedOperation> operations,
    List<Expectation> expectations,
    Metrics metrics,
    List<CsiDriverSpec> csi) {}
