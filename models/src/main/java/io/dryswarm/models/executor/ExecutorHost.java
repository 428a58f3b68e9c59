package io.dryswarm.models.executor;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.agent.ContainerEngine;
import io.dryswarm.models.agent.EngineListener;
import io.dryswarm.models.images.ImageSpec;
import io.dryswarm.models.images.ImageStore;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
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
  private final ImageStore images;
  private final NodeNetworks networks;
  private final Processes processes;
  private final List<TreeMap<Integer, Controller>> controllers = new ArrayList<>();
  private final RandomStream[] prepareTimes;
  private final RandomStream[] startTimes;
  private final SlotEvent timeout;
  private @Nullable EngineListener listener;

  /** Listens to {@code nodes} from now on. */
  public ExecutorHost(
      Simulation sim,
      Nodes nodes,
      ExecutorSpec spec,
      ImageStore images,
      NodeNetworks networks,
      Processes processes) {
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    this.images = images;
    this.networks = networks;
    this.processes = processes;
    this.prepareTimes = new RandomStream[nodes.count()];
    this.startTimes = new RandomStream[nodes.count()];
    for (int node = 0; node < nodes.count(); node++) {
      controllers.add(new TreeMap<>());
      prepareTimes[node] = sim.streams().stream("executor.prepare", node);
      startTimes[node] = sim.streams().stream("executor.start", node);
    }
    this.timeout = sim.define("executor.timeout", this::onTimeout);
    nodes.addListener(this);
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
    Controller controller = controllers.get(node).get(task.id());
    if (controller != null) {
      controller.machine.remove(task, controller);
    }
  }

  /** A program ended, by itself or after a stop signal; called by the programs' side, never from inside {@link Processes#start}. */
  public void processExited(int node, int task, int exitCode) {
    Controller controller = controllers.get(node).get(task);
    if (nodes.isUp(node) && controller != null) {
      controller.machine.exited(exitCode, controller);
    }
  }

  /** Containers die, and what was begun is void. */
  @Override
  public void crashed(int node) {
    controllers.get(node).values().forEach(Controller::disarm);
    controllers.get(node).clear();
  }

  /** Containers do not come back by themselves: the agent decides. */
  @Override
  public void booted(int node) {}

  private void onTimeout(int node, long task) {
    Controller controller = controllers.get(node).get((int) task);
    if (controller != null) {
      controller.machine.timeout(controller);
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
    private final ControllerMachine machine;
    private long timer = EventCalendar.NONE;

    Controller(int node, AssignedTask task) {
      this.node = node;
      this.task = task.id();
      this.machine = new ControllerMachine(spec, task);
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
    public long pullNs(AssignedTask t) {
      Distribution pullNs = image(t).pullNs();
      return pullNs == null ? -1 : pullNs.sampleNs(prepareTimes[node]);
    }

    @Override
    public void pulled(AssignedTask t) {
      images.add(node, imageName(t));
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
    public void plug(AssignedTask t) {
      networks.plug(node, t);
    }

    @Override
    public void activate(AssignedTask t) {
      networks.activate(node, t);
    }

    @Override
    public void deactivate(AssignedTask t) {
      networks.deactivate(node, t);
    }

    @Override
    public void release(AssignedTask t) {
      networks.release(node, t);
    }

    @Override
    public void startProcess(AssignedTask t) {
      processes.start(node, t);
    }

    @Override
    public void stopSignal() {
      processes.stopSignal(node, task);
    }

    @Override
    public void kill() {
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
    public void failed(String err) {
      listener().failed(node, task, err);
    }

    @Override
    public void exited(int exitCode) {
      listener().exited(node, task, exitCode);
    }

    @Override
    public void stopped() {
      listener().stopped(node, task);
    }

    @Override
    public void removed() {
      controllers.get(node).remove(task);
    }
  }
}
