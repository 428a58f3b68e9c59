package io.dryswarm.models.cluster;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.executor.ContainerBehaviour.EngineTimes;
import io.dryswarm.models.executor.ContainerBehaviours;
import io.dryswarm.models.executor.Processes;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.underlay.LinuxKernel;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.volumes.LocalVolumes;
import io.dryswarm.models.volumes.SharedVolume;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.Dialer;
import io.dryswarm.models.workload.LoadObserver;
import io.dryswarm.models.workload.ProcessListener;
import io.dryswarm.models.workload.RequestObserver;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.models.workload.WorkloadHost;
import io.dryswarm.models.workload.WorkloadResults;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The programs of a scenario and its users, over the workload. */
final class WorkloadPrograms implements Cluster.Programs {
  private final SortedMap<String, ApplicationSpec> applications;
  private final ApplicationBehaviours behaviours;
  private final List<UserSpec> users;
  private final LinuxKernel kernel;
  private final long[] nanoCpus;
  private final RequestObserver requests;
  private final LoadObserver loads;
  private final LocalVolumes volumes = new LocalVolumes();
  private Function<VolumeAttachment, @Nullable SharedVolume> shared = attached -> null;
  private @Nullable WorkloadHost workload;

  /**
   * @param nanoCpus of each machine, by node
   * @param kernel   whose rules connections follow
   * @param probeNs  one health probe
   * @param requests is told how requests of users end
   * @param loads    is told which requests reach which service
   */
  WorkloadPrograms(
      SortedMap<String, ApplicationSpec> applications,
      List<UserSpec> users,
      long[] nanoCpus,
      LinuxKernel kernel,
      Distribution probeNs,
      RequestObserver requests,
      LoadObserver loads) {
    this.applications = applications;
    this.users = users;
    this.nanoCpus = nanoCpus;
    this.kernel = kernel;
    this.requests = requests;
    this.loads = loads;
    EngineTimes times = new EngineTimes(new Constant(0), new Constant(0), probeNs);
    this.behaviours = new ApplicationBehaviours(applications, times);
  }

  @Override
  public ContainerBehaviours behaviours() {
    return behaviours;
  }

  @Override
  public Processes create(Simulation sim, Nodes nodes, Dialer dialer, ProcessListener ended) {
    WorkloadHost made =
        new WorkloadHost(sim, nodes, nanoCpus, dialer, volumes, applications, users, kernel, ended);
    made.observe(requests);
    made.observeLoads(loads);
    workload = made;
    return new ProgramAdapter(made, behaviours::name, attached -> shared.apply(attached));
  }

  /** Who finds the data of cluster volumes; call before the run. */
  void shared(Function<VolumeAttachment, @Nullable SharedVolume> finder) {
    shared = finder;
  }

  LocalVolumes volumes() {
    return volumes;
  }

  /** What the run has shown so far; only after the swarm was built. */
  WorkloadResults results() {
    return built().results();
  }

  /** Failures of requests will be asked for from now on, or up to now. */
  void markMoment() {
    built().markMoment();
  }

  /** Notes how long the queues are now. */
  void sampleQueues() {
    built().sampleQueues();
  }

  /** Tells what services and machines had to do so far. */
  void tellLoads(LoadObserver to) {
    built().tellLoads(to);
  }

  /** What does not add up in requests, workers and queues; empty if all is well. */
  List<String> violations() {
    return built().violations();
  }

  private WorkloadHost built() {
    if (workload == null) {
      throw new IllegalStateException("the swarm was not built");
    }
    return workload;
  }
}
