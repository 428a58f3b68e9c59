package io.dryswarm.models.executor;

import io.dryswarm.core.EventOwner;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.executor.ContainerBehaviour.Ending;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Programs that do nothing but live and end as their {@link ContainerBehaviour} says: for runs without users. */
public final class BehaviourProcesses implements Processes, NodeListener {
  private final Simulation sim;
  private final ContainerBehaviours behaviours;
  private final TreeMap<Integer, Process> running = new TreeMap<>();
  private final SlotEvent ended;
  private @Nullable ExecutorHost executor;

  /** One process. */
  private record Process(
      int node, ContainerBehaviour behaviour, long startedNs, RandomStream times) {}

  /** Listens to {@code nodes} from now on. */
  public BehaviourProcesses(Simulation sim, Nodes nodes, ContainerBehaviours behaviours) {
    this.sim = sim;
    this.behaviours = behaviours;
    this.ended =
        sim.define("executor.process-end", this::onEnded).ownedBy(Owners.machineOf(this::nodeOf));
    nodes.addListener(this);
  }

  /** Who is told of ends; call once, at assembly. */
  public void connect(ExecutorHost engine) {
    executor = engine;
  }

  @Override
  public void start(int node, AssignedTask task) {
    ContainerBehaviour behaviour = behaviours.of(node, task.task());
    RandomStream times = sim.streams().stream("executor.process", task.id());
    Process process = new Process(node, behaviour, sim.nowNs(), times);
    running.put(task.id(), process);
    if (behaviour.ends() != null) {
      endLater(task.id(), process, behaviour.ends());
    }
  }

  private int nodeOf(int task) {
    Process process = running.get(task);
    return process == null ? EventOwner.NOBODY : process.node();
  }

  private void endLater(int task, Process process, Ending ending) {
    sim.after(ending.afterNs().sampleNs(process.times), ended, task, ending.exitCode());
  }

  @Override
  public void stopSignal(int node, int task) {
    Process process = running.get(task);
    if (process != null && process.behaviour.onStopSignal() != null) {
      endLater(task, process, process.behaviour.onStopSignal());
    }
  }

  @Override
  public void kill(int node, int task) {
    running.remove(task);
  }

  @Override
  public boolean isWell(int node, int task) {
    Process process = running.get(task);
    return process != null
        && process.behaviour.health().isWell(sim.nowNs() - process.startedNs, sim.nowNs());
  }

  /** The first of several ends is the end. */
  private void onEnded(int task, long exitCode) {
    Process process = running.remove(task);
    if (process != null) {
      Objects.requireNonNull(executor, "not connected")
          .processExited(process.node, task, (int) exitCode);
    }
  }

  @Override
  public void powerLost(int node) {
    running.values().removeIf(process -> process.node == node);
  }

  @Override
  public void crashed(int node) {
    // Programs outlive the engine.
  }

  @Override
  public void booted(int node) {
    // Programs come back only as new tasks.
  }
}
