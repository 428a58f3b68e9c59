package io.dryswarm.models.cluster;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.executor.Processes;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.volumes.LocalVolumes;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.Dialer;
import io.dryswarm.models.workload.ProcessListener;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.models.workload.WorkloadHost;
import io.dryswarm.models.workload.WorkloadResults;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The programs of a scenario and its users, over the workload. */
final class WorkloadPrograms implements Cluster.Programs {
  private final SortedMap<String, ApplicationSpec> applications;
  private final List<UserSpec> users;
  private final LocalVolumes volumes = new LocalVolumes();
  private @Nullable WorkloadHost workload;

  WorkloadPrograms(SortedMap<String, ApplicationSpec> applications, List<UserSpec> users) {
    this.applications = applications;
    this.users = users;
  }

  @Override
  public Processes create(Simulation sim, Nodes nodes, Dialer dialer, ProcessListener ended) {
    WorkloadHost made = new WorkloadHost(sim, nodes, dialer, volumes, applications, users, ended);
    workload = made;
    return new ProgramAdapter(made);
  }

  LocalVolumes volumes() {
    return volumes;
  }

  /** What the run has shown so far; only after the swarm was built. */
  WorkloadResults results() {
    return built().results();
  }

  /** Notes how long the queues are now. */
  void sampleQueues() {
    built().sampleQueues();
  }

  private WorkloadHost built() {
    if (workload == null) {
      throw new IllegalStateException("the swarm was not built");
    }
    return workload;
  }
}
