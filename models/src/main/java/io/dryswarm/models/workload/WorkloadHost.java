package io.dryswarm.models.workload;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.cpu.CpuHost;
import io.dryswarm.models.underlay.LinuxKernel;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.volumes.LocalVolumes;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Users outside and programs inside, connected by a {@link Dialer}. */
public final class WorkloadHost implements NodeListener {
  private final Simulation sim;
  private final CpuHost cpu;
  private final Items items;
  private final Users users;
  private final Exchanges exchanges;
  private final Interpreter interpreter;
  private final Processes processes;
  private final ProcessListener listener;
  private LoadObserver loads = LoadObserver.NONE;

  /** On machines whose cores are never used up. */
  public WorkloadHost(
      Simulation sim,
      Nodes nodes,
      Dialer dialer,
      LocalVolumes volumes,
      SortedMap<String, ApplicationSpec> applications,
      List<UserSpec> userSpecs,
      LinuxKernel kernel,
      ProcessListener listener) {
    this(sim, nodes, unlimited(nodes), dialer, volumes, applications, userSpecs, kernel, listener);
  }

  private static long[] unlimited(Nodes nodes) {
    long[] nanoCpus = new long[nodes.count()];
    Arrays.fill(nanoCpus, CpuHost.UNLIMITED);
    return nanoCpus;
  }

  /**
   * @param nanoCpus     of each machine, by node
   * @param applications what services do, by {@link ProcessInfo#application}; a service without one listens at once and answers everything in no time
   * @param kernel       whose rules connections follow
   * @param listener     told when a program ends while its machine lives
   */
  public WorkloadHost(
      Simulation sim,
      Nodes nodes,
      long[] nanoCpus,
      Dialer dialer,
      LocalVolumes volumes,
      SortedMap<String, ApplicationSpec> applications,
      List<UserSpec> userSpecs,
      LinuxKernel kernel,
      ProcessListener listener) {
    this.sim = sim;
    this.listener = listener;
    this.items =
        new Items(applications.values().stream().anyMatch(spec -> new Program(spec).readsTables()));
    this.cpu = new CpuHost(sim, nanoCpus, this::computed);
    this.processes = new Processes(sim, nodes, cpu, volumes, items, applications, listener);
    Ends ends = new Ends();
    this.exchanges = new Exchanges(sim, nodes, dialer, new TcpTiming(kernel), ends);
    this.interpreter = new Interpreter(sim, nodes, cpu, exchanges, items, new ProgramEffects());
    processes.bind(exchanges, interpreter);
    this.users = new Users(
        sim, items, exchanges, new Datagrams(sim, nodes, dialer, exchanges, ends), userSpecs);
    if (!userSpecs.isEmpty()) {
      SlotEvent warm = sim.define("workload.warm", (target, arg) -> isWarm());
      sim.at(userSpecs.stream().mapToLong(UserSpec::startNs).min().orElseThrow(), warm, 0, 0);
    }
    nodes.addListener(this);
  }

  private void computed(int activity) {
    interpreter.computed(activity);
  }

  private void isWarm() {
    processes.restartLoads();
    cpu.restart();
  }

  @Override
  public void cpuChanged(int node, double factor) {
    cpu.setSpeed(node, 1 / factor);
  }

  /** From now on {@code by} is told how requests of users end. */
  public void observe(RequestObserver by) {
    users.observe(by);
  }

  /** From now on {@code by} is told which requests reach which service. */
  public void observeLoads(LoadObserver by) {
    loads = by;
  }

  /** Tells an observer what services and machines had to do so far. */
  public void tellLoads(LoadObserver to) {
    processes.tellLoads(to);
    for (int node = 0; node < cpu.machines(); node++) {
      to.machine(node, cpu.coreNs(node));
    }
  }

  /** The container's process starts. */
  public void start(ProcessInfo info) {
    processes.start(info);
  }

  /** SIGTERM: the program ends by itself after its own time, and {@link ProcessListener#exited} follows; or ignores it. */
  public void stopSignal(int task) {
    processes.stopSignal(task);
  }

  /** Whether health probes of the task's program ask it. */
  public boolean asks(int task) {
    return processes.asks(task);
  }

  /**
   * A health probe asks the program; {@link ProcessListener#probed} tells the answer.
   *
   * @param afterNs   when the question reaches the program
   * @param timeoutNs after which nobody waits any more
   * @return false if nothing runs there
   */
  public boolean ask(int task, long afterNs, long timeoutNs) {
    TaskProcess process = processes.ofTask(task);
    ApplicationSpec spec = process == null ? null : process.program.spec();
    if (process == null || spec == null || !process.isAlive()) {
      return false;
    }
    exchanges.probes().open(process, spec.healthAsks(), afterNs, timeoutNs);
    return true;
  }

  /** Whether a health probe that ends now finds the task's program well. */
  public boolean isWell(int task) {
    return processes.isWell(task);
  }

  /** SIGKILL: gone when this returns, with exit code 137; the listener is not told. */
  public void kill(int task) {
    processes.kill(task);
  }

  @Override
  public void powerLost(int node) {
    processes.crashed(node);
  }

  @Override
  public void crashed(int node) {
    // Programs outlive the engine.
  }

  @Override
  public void booted(int node) {
    // Programs come back only as new tasks.
  }

  /** Notes how long every queue is now, for the story of its growth. */
  public void sampleQueues() {
    processes.sampleQueues(sim.nowNs());
  }

  /** Somebody will ask what failed from now on, or up to now: {@link WorkloadResults#failuresBetween}. */
  public void markMoment() {
    users.moments.mark(sim.nowNs());
  }

  /** What the run has shown so far. */
  public WorkloadResults results() {
    return new WorkloadResults(sim, users, items, processes, cpu);
  }

  /** What does not add up in requests, workers and queues; empty if all is well. */
  public List<String> violations() {
    List<String> violations = new Accounts(
            users.groups(), users.table, items, processes, exchanges.table, interpreter.table)
        .violations();
    if (exchanges.cuts.crossed() > 0) {
      violations.add(exchanges.cuts.crossed() + " packets arrived across a cut");
    }
    return violations;
  }

  /** Both ends of requests: users and programs. */
  private final class Ends implements ExchangeEnds {
    @Override
    public @Nullable TaskProcess processOf(int task) {
      return processes.ofTask(task);
    }

    @Override
    public void arrived(Exchange exchange, TaskProcess server) {
      if (loads != LoadObserver.NONE) {
        tellArrival(exchange, server);
      }
      processes.arrived(exchange, server);
    }

    private void tellArrival(Exchange exchange, TaskProcess server) {
      if (exchange.waiter == Exchange.Waiter.USER) {
        loads.arrived(sim.nowNs(), -1 - exchange.clientTask, server.load.number);
      } else if (exchange.waiter == Exchange.Waiter.PROGRAM) {
        TaskProcess client = processes.ofTask(exchange.clientTask);
        if (client != null) {
          loads.arrived(sim.nowNs(), client.load.number, server.load.number);
        }
      }
    }

    @Override
    public void answered(Exchange exchange) {
      switch (exchange.waiter) {
        case PROGRAM -> interpreter.answered(exchange.waiting, exchange.slot);
        case USER -> users.answered(exchange.waiting, exchange);
        case PROBE -> probed(exchange, exchange.error == null);
        case NOBODY -> throw new IllegalStateException("nobody waits");
      }
    }

    @Override
    public void failed(Exchange exchange, FailureCause cause) {
      switch (exchange.waiter) {
        case PROGRAM -> interpreter.failed(exchange.waiting, cause);
        case USER -> users.failed(exchange.waiting, cause);
        case PROBE -> probed(exchange, false);
        case NOBODY -> {}
      }
    }

    private void probed(Exchange exchange, boolean isWell) {
      listener.probed(exchange.fromNode, exchange.clientTask, isWell);
    }

    @Override
    public long accessNs(int group) {
      return users.accessNs(group);
    }

    @Override
    public void retried(Exchange exchange) {
      if (exchange.waiter == Exchange.Waiter.USER) {
        users.retransmitted(exchange.waiting);
      }
    }

    @Override
    public void itemLostInTransit(int item) {
      items.lost(item, "in an answer to a program that had ended");
    }
  }

  /** What programs do to the rest. */
  private final class ProgramEffects implements Interpreter.Effects {
    @Override
    public void served(int activity, @Nullable FailureCause error, @Nullable FailureCause inner) {
      processes.served(activity, error, inner);
    }

    @Override
    public void exit(TaskProcess process, int code) {
      processes.exit(process, code);
    }
  }
}
