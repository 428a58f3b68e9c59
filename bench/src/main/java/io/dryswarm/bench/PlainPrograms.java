package io.dryswarm.bench;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.executor.BehaviourProcesses;
import io.dryswarm.models.executor.ContainerBehaviour;
import io.dryswarm.models.executor.ContainerBehaviours;
import io.dryswarm.models.executor.Processes;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.workload.Dialer;
import io.dryswarm.models.workload.ProcessListener;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Containers that run until they are told to end, and then do so at once. */
final class PlainPrograms implements Cluster.Programs {
  private @Nullable BehaviourProcesses processes;

  @Override
  public ContainerBehaviours behaviours() {
    return ContainerBehaviours.all(ContainerBehaviour.PLAIN);
  }

  @Override
  public Processes create(Simulation sim, Nodes nodes, Dialer dialer, ProcessListener ended) {
    BehaviourProcesses made = new BehaviourProcesses(sim, nodes, behaviours());
    processes = made;
    return made;
  }

  /** Ends are told to the cluster's engines; once, after the cluster was built. */
  void connect(Cluster cluster) {
    Objects.requireNonNull(processes, "the cluster was not built").connect(cluster.executor());
  }
}
