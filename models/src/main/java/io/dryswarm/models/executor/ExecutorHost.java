package io.dryswarm.models.executor;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.agent.ContainerEngine;
import io.dryswarm.models.agent.EngineListener;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.images.ImageStore;
import io.dryswarm.models.images.Pulls;
import io.dryswarm.models.images.RegistrySpec;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The engines of all nodes: one controller per task, over the assembly's networks and programs. */
public final class ExecutorHost implements ContainerEngine, NodeListener {
  final Simulation sim;
  final Nodes nodes;
  final ExecutorSpec spec;
  final EngineProfile profile;
  final ImageStore images;
  final Pulls pulls;
  final ContainerBehaviours behaviours;
  final NodeNetworks networks;
  final Processes processes;
  final NodeContainers containers;
  private final Survivors survivors;
  final List<TreeMap<Integer, Controller>> controllers = new ArrayList<>();
  final RandomStream[] prepareTimes;
  final RandomStream[] startTimes;
  final RandomStream[] stopTimes;
  final RandomStream[] probeTimes;
  final SlotEvent timeout;
  final SlotEvent probe;
  private @Nullable EngineListener listener;
  NodeMounts mounts = NodeMounts.NONE;

  /** Containers that run for ever and are well; the newest engine. Listens to {@code nodes} from now on. */
  public ExecutorHost(
      Simulation sim,
      Nodes nodes,
      ExecutorSpec spec,
      ImageStore images,
      NodeNetworks networks,
      Processes processes) {
    this(
        sim,
        nodes,
        spec,
        EngineProfile.DEFAULT,
        images,
        new Pulls(
            sim,
            nodes,
            node -> true,
            images,
            RegistrySpec.DEFAULT,
            RegistrySpec.DEFAULT.bandwidthBitsPerSecond()),
        ContainerBehaviours.all(ContainerBehaviour.PLAIN),
        networks,
        processes);
  }

  /** Listens to {@code nodes} from now on. */
  public ExecutorHost(
      Simulation sim,
      Nodes nodes,
      ExecutorSpec spec,
      EngineProfile profile,
      ImageStore images,
      Pulls pulls,
      ContainerBehaviours behaviours,
      NodeNetworks networks,
      Processes processes) {
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    this.profile = profile;
    this.images = images;
    this.pulls = pulls;
    pulls.onPulled(this::pulled);
    this.behaviours = behaviours;
    this.networks = networks;
    this.processes = processes;
    this.containers = new NodeContainers(nodes.count());
    this.survivors = new Survivors(sim, nodes, processes, containers);
    this.prepareTimes = streams("executor.prepare");
    this.startTimes = streams("executor.start");
    this.stopTimes = streams("executor.stop");
    this.probeTimes = streams("executor.probe");
    for (int node = 0; node < nodes.count(); node++) {
      controllers.add(new TreeMap<>());
    }
    this.timeout = sim.define("executor.timeout", this::onTimeout).ownedBy(Owners.ENGINE);
    this.probe = sim.define("executor.probe", this::onProbe).ownedBy(Owners.ENGINE);
    nodes.addListener(this);
  }

  private RandomStream[] streams(String purpose) {
    RandomStream[] streams = new RandomStream[nodes.count()];
    for (int node = 0; node < streams.length; node++) {
      streams[node] = sim.streams().stream(purpose, node);
    }
    return streams;
  }

  @Override
  public void connect(EngineListener engineListener) {
    listener = engineListener;
  }

  @Override
  public void prepare(int node, AssignedTask task) {
    Controller controller = controller(node, task);
    controller.machine.prepare(task, controller);
  }

  @Override
  public void start(int node, AssignedTask task) {
    Controller controller = controller(node, task);
    controller.machine.start(task, controller);
  }

  @Override
  public void await(int node, AssignedTask task) {
    Controller controller = controller(node, task);
    controller.machine.await(controller);
  }

  @Override
  public void shutdown(int node, AssignedTask task) {
    Controller controller = controller(node, task);
    controller.machine.shutdown(task, controller);
  }

  @Override
  public void cancel(int node, int task) {
    Controller controller = controllers.get(node).get(task);
    if (controller != null) {
      controller.machine.cancel(controller);
    }
  }

  @Override
  public void remove(int node, AssignedTask task) {
    Controller controller = controller(node, task);
    controller.machine.remove(task, controller);
  }

  /** Who knows which cluster volumes are ready; call before the run. */
  public void mounts(NodeMounts newMounts) {
    mounts = newMounts;
  }

  @Override
  public void volumeReady(int node, int volume) {
    List.copyOf(controllers.get(node).values())
        .forEach(controller -> controller.machine.volumeReady(controller));
  }

  /** A program ended, by itself or after a stop signal; called by the programs' side, never from inside {@link Processes#start}. */
  public void processExited(int node, int task, int exitCode) {
    Controller controller = controllers.get(node).get(task);
    if (!nodes.isUp(node)) {
      survivors.exited(node, task, exitCode);
    } else if (controller != null) {
      controller.machine.exited(exitCode, controller);
    }
  }

  /** The program answers a health probe that asked it. */
  public void probeAnswered(int node, int task, boolean isWell) {
    Controller controller = controllers.get(node).get(task);
    if (controller != null && controller.health != null) {
      controller.health.answered(isWell, controller.monitor);
    }
  }

  /** {@code docker kill} of a task's container on its node; does nothing if it does not run. */
  public void killContainer(int node, int task) {
    Controller controller = controllers.get(node).get(task);
    if (controller != null && isRunning(node, task)) {
      processes.kill(node, task);
      controller.machine.exited(ControllerMachine.KILLED_EXIT_CODE, controller);
    }
  }

  /** {@code docker stop} of a task's container on its node: stop signal, grace period, kill; does nothing if it does not run. */
  public void stopContainer(int node, int task) {
    Controller controller = controllers.get(node).get(task);
    if (controller != null) {
      controller.machine.stopByUser(controller);
    }
  }

  /** SIGKILL to everything that runs in containers on a machine whose engine is about to be killed, too: the next one cannot tell how they ended. */
  public void loseContainers(int node) {
    for (TaskObject task : containers.running(node)) {
      processes.kill(node, task.id());
    }
    containers.powerLost(node);
  }

  /** Whether the process of the task's container runs on that node, with or without an engine. */
  public boolean isRunning(int node, int task) {
    Container container = containers.find(node, task);
    return container != null && container.isRunning();
  }

  /** Ids of the tasks whose processes run on that node, with or without an engine; ascending. */
  public List<Integer> running(int node) {
    return containers.running(node).stream().map(TaskObject::id).toList();
  }

  /** Containers die. */
  @Override
  public void powerLost(int node) {
    containers.powerLost(node);
  }

  /** What the engine had begun is void. */
  @Override
  public void crashed(int node) {
    pulls.engineEnded(node);
    controllers.get(node).values().forEach(Controller::disarmAll);
    controllers.get(node).clear();
  }

  @Override
  public void starting(int node) {
    survivors.stopAll(node);
  }

  /** Containers do not come back by themselves: the agent decides. */
  @Override
  public void booted(int node) {}

  private void pulled(int node, int task, boolean arrived) {
    Controller controller = controllers.get(node).get(task);
    if (controller != null) {
      controller.machine.pulled(arrived, controller);
    }
  }

  private void onTimeout(int node, long task) {
    Controller controller = controllers.get(node).get((int) task);
    if (controller != null) {
      controller.machine.timeout(controller);
    }
  }

  private void onProbe(int node, long task) {
    Controller controller = controllers.get(node).get((int) task);
    if (controller != null && controller.health != null) {
      controller.health.timeout(controller.monitor);
    }
  }

  private Controller controller(int node, AssignedTask task) {
    return controllers.get(node).computeIfAbsent(task.id(), id -> new Controller(this, node, task));
  }

  EngineListener listener() {
    return Objects.requireNonNull(listener, "not connected");
  }
}
