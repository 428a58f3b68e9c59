package io.dryswarm.models.workload;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.underlay.LinuxKernel;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.volumes.LocalVolumes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Users outside and programs inside, connected by a {@link Dialer}. */
public final class WorkloadHost implements NodeListener {
  private final Simulation sim;
  private final Items items = new Items();
  private final List<UserGroup> users = new ArrayList<>();
  private final Exchanges exchanges;
  private final Datagrams datagrams;
  private final Interpreter interpreter;
  private final Processes processes;
  private final SlotEvent arrival;

  /**
   * @param applications what services do, by {@link ProcessInfo#application}; a service without one listens at once and answers everything in no time
   * @param kernel       whose rules connections follow
   * @param listener     told when a program ends while its machine lives
   */
  public WorkloadHost(
      Simulation sim,
      Nodes nodes,
      Dialer dialer,
      LocalVolumes volumes,
      SortedMap<String, ApplicationSpec> applications,
      List<UserSpec> userSpecs,
      LinuxKernel kernel,
      ProcessListener listener) {
    this.sim = sim;
    this.processes = new Processes(sim, nodes, volumes, items, applications, listener);
    Ends ends = new Ends();
    this.exchanges = new Exchanges(sim, nodes, dialer, new TcpTiming(kernel), ends);
    this.datagrams = new Datagrams(sim, nodes, dialer, exchanges, ends);
    this.interpreter = new Interpreter(sim, nodes, exchanges, items, new ProgramEffects());
    processes.bind(exchanges, interpreter);
    this.arrival = sim.define("workload.arrival", this::onArrival);
    for (int group = 0; group < userSpecs.size(); group++) {
      UserSpec spec = userSpecs.get(group);
      int kind = spec.item().isEmpty() ? -1 : items.kind(spec.item());
      UserGroup made = new UserGroup(spec, group, kind, sim.streams());
      users.add(made);
      sim.at(spec.startNs() + made.nextGapNs(), arrival, group, 0);
    }
    if (!userSpecs.isEmpty()) {
      SlotEvent warm = sim.define("workload.warm", (target, arg) -> processes.restartLoads());
      sim.at(userSpecs.stream().mapToLong(UserSpec::startNs).min().orElseThrow(), warm, 0, 0);
    }
    nodes.addListener(this);
  }

  private void onArrival(int group, long arg) {
    UserGroup from = users.get(group);
    sim.after(from.nextGapNs(), arrival, group, 0);
    from.sent++;
    int item = from.itemKind < 0 ? Items.NONE : items.offer(from.itemKind);
    UserSpec spec = from.spec;
    from.clients.next();
    if (spec.client().protocol() == Protocol.UDP) {
      datagrams.send(
          group,
          from.nextEntryNode(),
          spec.port(),
          spec.request(),
          item,
          spec.timeoutNs(),
          from.clients);
    } else {
      exchanges.openFromUser(
          group,
          from.nextEntryNode(),
          spec.port(),
          spec.request(),
          item,
          spec.timeoutNs(),
          spec.connectTimeoutNs(),
          from.clients);
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

  /** What the run has shown so far. */
  public WorkloadResults results() {
    return new WorkloadResults(sim, users, items, processes);
  }

  /** What does not add up in requests, workers and queues; empty if all is well. */
  public List<String> violations() {
    return new Accounts(users, items, processes, exchanges.table, interpreter.table).violations();
  }

  /** Both ends of requests: users and programs. */
  private final class Ends implements Exchanges.Ends {
    @Override
    public @Nullable TaskProcess processOf(int task) {
      return processes.ofTask(task);
    }

    @Override
    public void arrived(int slot, TaskProcess server) {
      processes.arrived(slot, server);
    }

    @Override
    public void answered(int slot) {
      int client = exchanges.table.client[slot];
      if (client >= 0) {
        interpreter.answered(client, slot);
        return;
      }
      UserGroup group = users.get(-2 - client);
      FailureCause error = exchanges.table.error[slot];
      if (error == null) {
        group.succeeded(sim.nowNs() - exchanges.table.startNs[slot]);
        int brought = exchanges.table.brought[slot];
        if (brought != Items.NONE) {
          items.accepted(brought, sim.nowNs());
        }
      } else {
        group.failed(sim.nowNs(), error, exchanges.table.inner[slot]);
      }
    }

    @Override
    public void failed(int slot, FailureCause cause) {
      int client = exchanges.table.client[slot];
      if (client >= 0) {
        interpreter.failed(client, cause);
      } else if (client != ExchangeTable.NOBODY) {
        users.get(-2 - client).failed(sim.nowNs(), cause, null);
      }
    }

    @Override
    public long accessNs(int group) {
      return users.get(group).nextAccessNs();
    }

    @Override
    public void retried(int slot) {
      int client = exchanges.table.client[slot];
      if (client < ExchangeTable.NOBODY) {
        users.get(-2 - client).retriedAt(sim.nowNs());
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
