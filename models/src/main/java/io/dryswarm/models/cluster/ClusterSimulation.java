package io.dryswarm.models.cluster;

import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.observe.history.RunRecorder;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.faults.FaultHost;
import io.dryswarm.models.faults.Hands;
import io.dryswarm.models.operations.OperationHost;
import io.dryswarm.models.operations.OperationTrace;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.workload.LoadObserver;
import io.dryswarm.models.workload.UserSpec;
import java.util.List;
import java.util.function.Consumer;

/** A whole swarm with its users, built from a specification, ready to run once. */
public final class ClusterSimulation {
  private final RunSpec spec;
  private final WorkloadPrograms programs;
  private final Cluster cluster;

  private ClusterSimulation(RunSpec spec, ClusterPlan plan, RunOptions options) {
    this.spec = spec;
    RunRecorder recorder = options.recorder();
    if (recorder != null) {
      recorder.begin(
          spec.users().stream().map(UserSpec::name).toList(),
          spec.users().stream().mapToLong(UserSpec::startNs).min().orElse(0),
          Math.min(spec.durationNs(), options.untilNs()));
    }
    this.programs = new WorkloadPrograms(
        spec.applications(),
        spec.users(),
        nanoCpus(spec),
        spec.underlay().kernel(),
        spec.machine().probeNs(),
        recorder == null ? options.requests() : recorder.requests(options.requests()),
        recorder == null ? LoadObserver.NONE : recorder.loads());
    this.cluster = new Cluster(plan, options, programs);
    cluster.observers().onMoment(programs::markMoment);
    programs.shared(cluster::data);
    RunSpec.MachineSpec machine = spec.machine();
    Hands hands = new FaultHands(
        cluster.store(),
        cluster.observers(),
        cluster.agents(),
        cluster.executor(),
        cluster.dataPlane(),
        cluster.pulls());
    FaultHost faults = new FaultHost(
        cluster.sim(),
        cluster.nodes(),
        cluster.fabric(),
        machine.bootNs(),
        machine.engineStartNs(),
        hands,
        spec.actions());
    new OperationHost(
        cluster.sim(),
        cluster.api()::submit,
        cluster::anyManager,
        faults.locator(),
        (spec.isTyped() ? spec.shells() : ShellMaker.NONE).make(cluster),
        spec.operations());
    scheduleDeployment();
    cluster.start();
  }

  private static long[] nanoCpus(RunSpec spec) {
    return spec.nodes().stream()
        .mapToLong(node -> node.description().nanoCpus())
        .toArray();
  }

  /**
   * Builds the swarm, runs it and collects what it showed.
   *
   * @throws io.dryswarm.core.SimulationFault if an invariant of the simulator breaks
   */
  public static RunResult run(RunSpec spec, RunOptions options) {
    return run(spec, ClusterPlan.of(spec), options);
  }

  /** The same on a swarm that is built in another way. */
  public static RunResult run(RunSpec spec, ClusterPlan plan, RunOptions options) {
    return new ClusterSimulation(spec, plan, options).run(options);
  }

  private RunResult run(RunOptions options) {
    long endNs = Math.min(spec.durationNs(), options.untilNs());
    for (long stopNs = 0; stopNs < endNs; ) {
      stopNs = Math.min(endNs, stopNs + Time.SECOND);
      cluster.sim().runUntil(stopNs);
      cluster.checkSecrets();
      checkAccounts();
      programs.sampleQueues();
      if (options.recorder() != null) {
        options.recorder().sample(stopNs, programs::tellLoads);
      }
      options.progressNs().accept(stopNs);
    }
    return new ResultCollector(
            spec, cluster.sim(), cluster.nodes(), cluster.managers(), cluster.raft())
        .collect(cluster.observers(), cluster.store(), programs.results(), programs.volumes());
  }

  private void checkAccounts() {
    List<String> violations = programs.violations();
    cluster.sim().check(violations.isEmpty(), "requests and workers add up: " + violations);
  }

  /** What becomes of a deployment nobody types; its refusals are told here. */
  private void ask(int via, ApiRequest request, Consumer<ApiReply> reply) {
    cluster.api().submit(via, request, answer -> {
      if (answer instanceof ApiReply.Refused refused) {
        cluster
            .sim()
            .trace()
            .add(OperationTrace.REFUSED, via, 0, 0, refused.error().printed());
      }
      reply.accept(answer);
    });
  }

  private void scheduleDeployment() {
    StackDeployer deployer = new StackDeployer(this::ask, cluster::anyManager);
    SlotEvent deploy = cluster
        .sim()
        .define("cluster.deploy", (stack, arg) -> deployer.deploy(spec.stacks().get(stack)));
    for (int stack = 0; stack < spec.stacks().size(); stack++) {
      cluster.sim().at(spec.deployNs(), deploy, stack, 0);
    }
  }
}
