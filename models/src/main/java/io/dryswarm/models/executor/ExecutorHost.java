package io.dryswarm.models.executor;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.agent.ContainerEngine;
import io.dryswarm.models.agent.EngineListener;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.executor.ContainerBehaviour.EngineTimes;
import io.dryswarm.models.health.HealthEffects;
import io.dryswarm.models.health.HealthMachine;
import io.dryswarm.models.health.HealthSpec;
import io.dryswarm.models.health.HealthStatus;
import io.dryswarm.models.images.ImageSpec;
import io.dryswarm.models.images.ImageStore;
import io.dryswarm.models.images.Pulls;
import io.dryswarm.models.images.RegistrySpec;
import io.dryswarm.models.spec.HealthCheck;
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
  private final Simulation sim;
  private final Nodes nodes;
  private final ExecutorSpec spec;
  private final EngineProfile profile;
  private final ImageStore images;
  private final Pulls pulls;
  private final ContainerBehaviours behaviours;
  private final NodeNetworks networks;
  private final Processes processes;
  private final NodeContainers containers;
  private final Survivors survivors;
  private final List<TreeMap<Integer, Controller>> controllers = new ArrayList<>();
  private final RandomStream[] prepareTimes;
  private final RandomStream[] startTimes;
  private final RandomStream[] stopTimes;
  private final RandomStream[] probeTimes;
  private final SlotEvent timeout;
  private final SlotEvent probe;
  private @Nullable EngineListener listener;
  private NodeMounts mounts = NodeMounts.NONE;

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
    return controllers.get(node).computeIfAbsent(task.id(), id -> new Controller(node, task));
  }

  private EngineListener listener() {
    return Objects.requireNonNull(listener, "not connected");
  }

  /** One task's machine and its effects. */
  private final class Controller implements ControllerEffects {
    private final int node;
    private final int task;
    private final ContainerBehaviour behaviour;
    private final ControllerMachine machine;
    private final Monitor monitor = new Monitor(this);
    private @Nullable HealthMachine health;
    private long timer = EventCalendar.NONE;

    Controller(int node, AssignedTask task) {
      this.node = node;
      this.task = task.id();
      this.behaviour = behaviours.of(node, task.task());
      Container container = containers.get(node, task.task());
      this.machine = new ControllerMachine(spec, task, container, behaviour);
    }

    void disarmAll() {
      disarm();
      monitor.disarm();
    }

    @Override
    public void ended(int exitCode) {
      sim.trace().add(ExecutorTrace.EXIT, task, node, exitCode);
      health = null;
      monitor.disarm();
    }

    @Override
    public void watchHealth(AssignedTask t) {
      HealthCheck check = Objects.requireNonNull(t.task().spec().container().health());
      health = new HealthMachine(HealthSpec.of(check, profile), sim.nowNs());
      health.start(monitor);
    }

    @Override
    public long afterExitNs(boolean wasKilled) {
      EngineTimes times = behaviour.engine();
      return (wasKilled ? times.afterKillNs() : times.afterExitNs()).sampleNs(stopTimes[node]);
    }

    @Override
    public long nowNs() {
      return sim.nowNs();
    }

    @Override
    public void arm(long delayNs) {
      disarm();
      timer = sim.after(delayNs, timeout, node, task);
    }

    @Override
    public void disarm() {
      if (timer != EventCalendar.NONE) {
        sim.cancel(timer);
        timer = EventCalendar.NONE;
      }
    }

    private ImageSpec image(AssignedTask t) {
      return images.image(imageName(t));
    }

    private static String imageName(AssignedTask t) {
      return t.task().spec().container().image();
    }

    @Override
    public boolean isImagePresent(AssignedTask t) {
      return images.isPresent(node, imageName(t));
    }

    @Override
    public boolean isDiskFull() {
      return nodes.isDiskFull(node);
    }

    @Override
    public void pull(AssignedTask t) {
      pulls.pull(node, imageName(t), task);
    }

    @Override
    public void leavePull() {
      pulls.leave(node, task);
    }

    @Override
    public long prepareNs(AssignedTask t) {
      return image(t).prepareNs().sampleNs(prepareTimes[node]);
    }

    @Override
    public long containerStartNs(AssignedTask t) {
      return image(t).containerStartNs().sampleNs(startTimes[node]);
    }

    @Override
    public boolean hasAttachments(AssignedTask t) {
      return networks.hasAttachments(node, t);
    }

    @Override
    public boolean hasVolumes(AssignedTask t) {
      return mounts.areReady(node, t);
    }

    @Override
    public boolean areVolumesThere(AssignedTask t) {
      return mounts.areThere(node, t);
    }

    @Override
    public void createNetworks(AssignedTask t) {
      networks.createNetworks(node, t);
    }

    @Override
    public void plug(AssignedTask t) {
      networks.plug(node, t);
    }

    @Override
    public void activate(AssignedTask t) {
      networks.activate(node, t);
    }

    @Override
    public void deactivate(AssignedTask t) {
      sim.trace().add(ExecutorTrace.WITHDRAWN, task, node);
      networks.deactivate(node, t);
    }

    @Override
    public void release(AssignedTask t) {
      networks.release(node, t);
    }

    @Override
    public void startProcess(AssignedTask t) {
      if (!t.task().volumes().isEmpty()) {
        sim.check(
            mounts.areThere(node, t),
            "a task runs only where its cluster volumes are mounted: "
                + t.task().displayName());
      }
      t.secrets().forEach(s -> sim.trace().add(ExecutorTrace.FILE, task, node, s.id()));
      t.configs().forEach(c -> sim.trace().add(ExecutorTrace.FILE, task, node, c.id()));
      processes.start(node, t);
    }

    @Override
    public void stopSignal() {
      sim.trace().add(ExecutorTrace.STOP_SIGNAL, task, node);
      processes.stopSignal(node, task);
    }

    @Override
    public void kill() {
      sim.trace().add(ExecutorTrace.KILL, task, node);
      processes.kill(node, task);
    }

    @Override
    public void prepared() {
      listener().prepared(node, task);
    }

    @Override
    public void cancelled() {
      listener().cancelled(node, task);
    }

    @Override
    public void started() {
      listener().started(node, task);
    }

    @Override
    public void failed(int exitCode, String err) {
      listener().failed(node, task, exitCode, err);
    }

    @Override
    public void exited(int exitCode, String cause) {
      listener().exited(node, task, exitCode, cause);
    }

    @Override
    public void stopped() {
      listener().stopped(node, task);
    }

    @Override
    public void removed() {
      controllers.get(node).remove(task);
      containers.remove(node, task);
      listener().removed(node, task);
    }
  }

  /** The engine's health monitor of one container. */
  private final class Monitor implements HealthEffects {
    private final Controller of;
    private long timer = EventCalendar.NONE;

    Monitor(Controller of) {
      this.of = of;
    }

    void disarm() {
      if (timer != EventCalendar.NONE) {
        sim.cancel(timer);
        timer = EventCalendar.NONE;
      }
    }

    @Override
    public long nowNs() {
      return sim.nowNs();
    }

    /** A verdict may have ended the process, and the monitor with it. */
    @Override
    public void arm(long delayNs) {
      disarm();
      if (isRunning(of.node, of.task)) {
        timer = sim.after(delayNs, probe, of.node, of.task);
      }
    }

    @Override
    public long probeNs() {
      return of.behaviour.engine().probeNs().sampleNs(probeTimes[of.node]);
    }

    @Override
    public boolean asksProgram(long timeoutNs) {
      return processes.asks(of.node, of.task)
          && processes.ask(of.node, of.task, probeNs(), timeoutNs);
    }

    @Override
    public boolean isWell() {
      return processes.isWell(of.node, of.task);
    }

    @Override
    public void changed(HealthStatus status) {
      sim.trace().add(ExecutorTrace.HEALTH, of.task, of.node, 0, status.name());
      if (status == HealthStatus.HEALTHY) {
        of.machine.healthy(of);
      } else if (status == HealthStatus.UNHEALTHY) {
        of.machine.unhealthy(of);
      }
    }
  }
}
