package io.dryswarm.models.agent;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.dispatcher.DispatcherHost;
import io.dryswarm.models.dispatcher.DispatcherSpec;
import io.dryswarm.models.dispatcher.DispatcherTrace;
import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.dispatcher.StoreDouble;
import io.dryswarm.models.executor.ExecutorHost;
import io.dryswarm.models.executor.ExecutorSpec;
import io.dryswarm.models.executor.NodeNetworks;
import io.dryswarm.models.executor.Processes;
import io.dryswarm.models.images.ImageCatalog;
import io.dryswarm.models.images.ImageSpec;
import io.dryswarm.models.images.ImageStore;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Real dispatcher, agents and executors on a kernel; three managers with a store that only one of them leads. */
final class SwarmDouble {
  static final int MANAGERS = 3;
  private static final double MS = 1e6;

  final Simulation sim;
  final Nodes nodes;
  final Fabric fabric;
  final DispatcherHost dispatcher;
  final AgentHost agents;
  final ExecutorHost executor;
  final StoreDouble store;
  final int[] leaderKnownTo = {0, 0, 0};

  /** What happened, as {@code "12.345 s dispatcher.node-down 4 text"}. */
  final List<String> trace = new ArrayList<>();

  final TreeMap<Integer, Long> downNs = new TreeMap<>();
  final TreeMap<Integer, Long> readyNs = new TreeMap<>();
  /** How long programs take to end; negative = they ignore the signal. */
  long stopMs = 50;

  private final TreeMap<Long, Runnable> actions = new TreeMap<>();
  private final SlotEvent action;
  private long lastAction;

  SwarmDouble(int workers, long seed) {
    sim = new Simulation(RunIdentity.of("test", seed));
    sim.trace().addSink((timeNs, code, entity, a, b, text) -> record(timeNs, code, entity, text));
    action = sim.define("test.action", (target, id) -> actions.remove(id).run());
    int count = MANAGERS + workers;
    nodes = new Nodes(IntStream.range(0, count).mapToObj(n -> "n" + n).toList());
    fabric = new Fabric(sim, nodes, new UnderlaySpec(new Constant(0.1 * MS), 10_000_000_000L));
    store = new StoreDouble(new KernelClock(), 2 * Time.MILLISECOND);
    for (int node = 0; node < count; node++) {
      store.seed(Samples.node(node, NodeObject.Status.READY));
    }
    nodes.addListener(new RaftDouble());
    dispatcher = new DispatcherHost(
        sim,
        nodes,
        fabric,
        DispatcherSpec.DEFAULT,
        MANAGERS,
        m -> m < MANAGERS ? leaderKnownTo[m] : -1);
    ImageSpec image = ImageSpec.present(new Constant(80 * MS), new Constant(200 * MS));
    executor = new ExecutorHost(
        sim,
        nodes,
        ExecutorSpec.DEFAULT,
        new ImageStore(count, ImageCatalog.of(image)),
        new NoNetworks(),
        new ObedientProcesses());
    agents = new AgentHost(
        sim,
        nodes,
        AgentSpec.DEFAULT,
        MANAGERS,
        executor,
        dispatcher,
        Collections.nCopies(count, Samples.MACHINE));
    agents.bootstrap();
  }

  private void record(long timeNs, TraceCode code, int entity, String text) {
    trace.add(Time.seconds(timeNs) + " " + code.name() + " " + entity + " " + text);
    if (code == DispatcherTrace.NODE_DOWN) {
      downNs.put(entity, timeNs);
    } else if (code == DispatcherTrace.NODE_READY) {
      readyNs.put(entity, timeNs);
    }
  }

  void lead(int manager) {
    for (int m = 0; m < MANAGERS; m++) {
      leaderKnownTo[m] = manager;
    }
    store.lead(manager < 0 ? null : dispatcher.newLeaderComponent(manager));
  }

  TaskObject task(int id) {
    return Objects.requireNonNull(store.task(id));
  }

  NodeObject node(int id) {
    return Objects.requireNonNull(store.node(id));
  }

  void runToMs(long ms) {
    sim.runUntil(ms * Time.MILLISECOND);
  }

  /** Hears of a crash before the dispatcher does, and says at once that leadership is lost. */
  private final class RaftDouble implements NodeListener {
    @Override
    public void crashed(int node) {
      if (node == leaderKnownTo[0]) {
        dispatcher.leadershipLost(node);
        store.lead(null);
      }
    }

    @Override
    public void booted(int node) {}
  }

  private final class KernelClock implements StoreDouble.Clock {
    @Override
    public long nowNs() {
      return sim.nowNs();
    }

    @Override
    public void after(long delayNs, Runnable what) {
      actions.put(++lastAction, what);
      sim.after(delayNs, action, 0, lastAction);
    }
  }

  /** Everything is always there. */
  private static final class NoNetworks implements NodeNetworks {
    @Override
    public boolean hasAttachments(int node, AssignedTask task) {
      return true;
    }

    @Override
    public void plug(int node, AssignedTask task) {}

    @Override
    public void activate(int node, AssignedTask task) {}

    @Override
    public void deactivate(int node, AssignedTask task) {}

    @Override
    public void release(int node, AssignedTask task) {}
  }

  /** Programs that run for ever and end {@link #stopMs} after the stop signal. */
  private final class ObedientProcesses implements Processes {
    @Override
    public void start(int node, AssignedTask task) {}

    @Override
    public void stopSignal(int node, int task) {
      if (stopMs >= 0) {
        Runnable end = () -> executor.processExited(node, task, 0);
        new KernelClock().after(stopMs * Time.MILLISECOND, end);
      }
    }

    @Override
    public void kill(int node, int task) {}
  }
}
