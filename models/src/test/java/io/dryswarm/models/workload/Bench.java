package io.dryswarm.models.workload;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.cpu.CpuHost;
import io.dryswarm.models.dns.AnswerCaching;
import io.dryswarm.models.result.RunResult.ItemResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.ServiceResult;
import io.dryswarm.models.underlay.LinuxKernel;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.volumes.LocalVolumes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Programs and users over a {@link ScriptedDialer}: three nodes, no swarm. */
final class Bench {
  static final int PORT = 8080;

  final Simulation sim;
  final Nodes nodes = new Nodes(List.of("n0", "n1", "n2"));
  final ScriptedDialer dialer;
  final LocalVolumes volumes = new LocalVolumes();
  final List<String> exits = new ArrayList<>();
  final List<String> probes = new ArrayList<>();
  private final long[] nanoCpus = {CpuHost.UNLIMITED, CpuHost.UNLIMITED, CpuHost.UNLIMITED};
  private final TreeMap<String, ApplicationSpec> applications = new TreeMap<>();
  private final List<UserSpec> users = new ArrayList<>();
  LinuxKernel kernel = LinuxKernel.DEFAULT;
  private WorkloadHost host;

  Bench(long seed) {
    sim = new Simulation(new RunIdentity("bench", seed, "replay"));
    dialer = new ScriptedDialer(sim);
  }

  static TreeMap<String, List<Step>> on(String request, Step... steps) {
    TreeMap<String, List<Step>> handlers = new TreeMap<>();
    handlers.put(request, List.of(steps));
    return handlers;
  }

  static Step compute(long timeNs) {
    return new Step.Compute(new Constant(timeNs));
  }

  /** A program that listens as soon as it is started. */
  Bench program(
      String service,
      int workers,
      int backlog,
      TreeMap<String, List<Step>> handlers,
      Step... loop) {
    return program(service, workers, backlog, handlers, List.of(), List.of(loop));
  }

  Bench program(
      String service,
      int workers,
      int backlog,
      TreeMap<String, List<Step>> handlers,
      List<Step> onStart,
      List<Step> loop) {
    Constant atOnce = new Constant(0);
    applications.put(
        service,
        new ApplicationSpec(
            service,
            workers,
            backlog,
            atOnce,
            atOnce,
            new Constant(Time.SECOND),
            "/data",
            handlers,
            onStart,
            loop));
    return this;
  }

  /** A described program keeps DNS answers. */
  Bench keepsAnswers(String service, AnswerCaching caching) {
    applications.computeIfPresent(service, (name, spec) -> spec.withAnswerCaching(caching));
    return this;
  }

  /** Users who ask {@code GET} of the published port of node 0. */
  Bench users(String name, double ratePerSecond, long timeoutNs, long accessNs, String item) {
    return users(name, ratePerSecond, timeoutNs, new Constant(accessNs), item, "GET");
  }

  Bench users(
      String name,
      double ratePerSecond,
      long timeoutNs,
      Distribution accessNs,
      String item,
      String request) {
    users.add(
        new UserSpec(name, PORT, request, ratePerSecond, timeoutNs, List.of(0), accessNs, item, 0));
    return this;
  }

  /** Users who do not wait for the connection as long as for all. */
  Bench users(String name, double ratePerSecond, long timeoutNs, long connectTimeoutNs) {
    users.add(new UserSpec(
        name,
        PORT,
        "GET",
        new ArrivalSpec.Poisson(ratePerSecond),
        timeoutNs,
        RetrySpec.NONE,
        KeepAliveSpec.NONE,
        List.of(0),
        new Constant(0),
        "",
        0,
        connectTimeoutNs,
        ClientSpec.EVERYBODY));
    return this;
  }

  /** Users with all that they can have; {@code GET} of the published port of node 0, no access latency. */
  Bench users(String name, ArrivalSpec arrivals, long timeoutNs, RetrySpec retries, String item) {
    return users(name, arrivals, timeoutNs, retries, KeepAliveSpec.NONE, item);
  }

  Bench users(
      String name,
      ArrivalSpec arrivals,
      long timeoutNs,
      RetrySpec retries,
      KeepAliveSpec keepAlive,
      String item) {
    users.add(new UserSpec(
        name,
        PORT,
        "GET",
        arrivals,
        timeoutNs,
        retries,
        keepAlive,
        List.of(0),
        new Constant(0),
        item,
        0,
        timeoutNs,
        ClientSpec.EVERYBODY));
    return this;
  }

  /** How long the users named last wait for a connection. */
  Bench connectTimeout(long connectTimeoutNs) {
    UserSpec spec = users.remove(users.size() - 1);
    users.add(new UserSpec(
        spec.name(),
        spec.port(),
        spec.request(),
        spec.arrivals(),
        spec.timeoutNs(),
        spec.retries(),
        spec.keepAlive(),
        spec.entryNodes(),
        spec.accessNs(),
        spec.item(),
        spec.startNs(),
        connectTimeoutNs,
        spec.client()));
    return this;
  }

  /** What load balancers see of the users named last. */
  Bench withClient(ClientSpec client) {
    users.add(users.remove(users.size() - 1).withClient(client));
    return this;
  }

  /** Changes what is known of a program. */
  Bench change(String service, UnaryOperator<ApplicationSpec> change) {
    applications.computeIfPresent(service, (name, spec) -> change.apply(spec));
    return this;
  }

  /** So many cores on each node. */
  Bench cores(double cores) {
    Arrays.fill(nanoCpus, (long) (cores * 1e9));
    return this;
  }

  WorkloadHost host() {
    if (host == null) {
      host = new WorkloadHost(
          sim, nodes, nanoCpus, dialer, volumes, applications, users, kernel, new Listener());
    }
    return host;
  }

  private final class Listener implements ProcessListener {
    @Override
    public void exited(int node, int task, int exitCode) {
      exits.add("task " + task + " exits with " + exitCode);
    }

    @Override
    public void probed(int node, int task, boolean isWell) {
      probes.add(sim.nowNs() / Time.MILLISECOND + " ms " + (isWell ? "well" : "unwell"));
    }
  }

  /** Starts a task that may use so much CPU only. */
  Bench startLimited(String service, int task, int node, double cpus) {
    host()
        .start(new ProcessInfo(
            task,
            service + "." + task,
            node,
            service,
            service,
            (long) (cpus * 1e9),
            new TreeMap<>()));
    dialer.target(service, task, node);
    return this;
  }

  /** Starts a task; the service's connections go there from now on. */
  Bench start(String service, int task, int node) {
    TreeMap<String, String> mounts = new TreeMap<>();
    mounts.put("/data", service + "-data");
    host().start(new ProcessInfo(task, service + ".1", node, service, mounts));
    dialer.target(service, task, node);
    return this;
  }

  /** Behind the published port from now on. */
  Bench publish(int task, int node) {
    dialer.publish(task, node);
    return this;
  }

  Bench runUntil(long ns) {
    host();
    sim.runUntil(ns);
    return this;
  }

  RequestResult requests() {
    return requests(0);
  }

  RequestResult requests(int group) {
    return host().results().requests().get(group);
  }

  ItemResult items() {
    return host().results().items(nodes::name).get(0);
  }

  ServiceResult service(String name) {
    return host().results().services(new TreeMap<>()).stream()
        .filter(s -> s.service().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
