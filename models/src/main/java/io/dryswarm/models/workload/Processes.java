package io.dryswarm.models.workload;

import io.dryswarm.core.EventOwner;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.cpu.CpuHost;
import io.dryswarm.models.executor.ContainerBehaviour;
import io.dryswarm.models.executor.ContainerBehaviour.Ending;
import io.dryswarm.models.executor.ContainerBehaviour.Health;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import io.dryswarm.models.volumes.LocalVolumes;
import io.dryswarm.models.volumes.SharedVolume;
import io.dryswarm.models.volumes.VolumeData;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The programs of all tasks: start, stop, crash, and what dies with them. */
final class Processes {
  private static final int KILLED = 137;

  /** Start of an image's entry script until it has given up; an estimate. */
  private static final long GIVES_UP_NS = 100_000_000L;

  /** Exit code of an entry script that gives up. */
  private static final int GIVEN_UP = 1;

  private final Simulation sim;
  private final Nodes nodes;
  private final CpuHost cpu;
  private final LocalVolumes volumes;
  private final Items items;
  private final SortedMap<String, ApplicationSpec> applications;
  private final ProcessListener listener;
  private final ObjectArrayList<@Nullable TaskProcess> byTask = new ObjectArrayList<>();
  private final TreeMap<String, Program> programs = new TreeMap<>();
  private final TreeMap<String, ServiceLoad> loads = new TreeMap<>();
  private final SlotEvent started;
  private final SlotEvent ended;

  Processes(
      Simulation sim,
      Nodes nodes,
      CpuHost cpu,
      LocalVolumes volumes,
      Items items,
      SortedMap<String, ApplicationSpec> applications,
      ProcessListener listener) {
    this.sim = sim;
    this.nodes = nodes;
    this.cpu = cpu;
    this.volumes = volumes;
    this.items = items;
    this.applications = applications;
    this.listener = listener;
    this.started =
        sim.define("workload.started", this::onStarted).ownedBy(Owners.machineOf(this::nodeOf));
    this.ended =
        sim.define("workload.stopped", this::onEnded).ownedBy(Owners.machineOf(this::nodeOf));
  }

  private int nodeOf(int task) {
    TaskProcess process = ofTask(task);
    return process == null ? EventOwner.NOBODY : process.node();
  }

  private @Nullable Exchanges exchanges;
  private @Nullable Interpreter interpreter;

  /** Connects the parts that know each other. */
  void bind(Exchanges requestSide, Interpreter programSide) {
    this.exchanges = requestSide;
    this.interpreter = programSide;
  }

  @Nullable
  TaskProcess ofTask(int task) {
    return task < byTask.size() ? byTask.get(task) : null;
  }

  /** Notes the lengths of all queues in memory. */
  void sampleQueues(long nowNs) {
    for (TaskProcess process : byTask) {
      if (process != null && process.isAlive()) {
        process.queues.forEach(queue -> queue.history.add(nowNs, queue.items.size()));
      }
    }
  }

  /** Every process there ever was, by task. */
  List<TaskProcess> all() {
    List<TaskProcess> all = new ArrayList<>();
    for (TaskProcess process : byTask) {
      if (process != null) {
        all.add(process);
      }
    }
    return all;
  }

  /** Loads by service name. */
  SortedMap<String, ServiceLoad> loads() {
    return loads;
  }

  /** Tells what every service had to do, in the order of their numbers. */
  void tellLoads(LoadObserver observer) {
    List<ServiceLoad> byNumber = new ArrayList<>(loads.values());
    byNumber.sort(Comparator.comparingInt(load -> load.number));
    byNumber.forEach(load -> load.tell(sim.nowNs(), observer));
  }

  /** The warm-up is over: loads count from now on. */
  void restartLoads() {
    loads.values().forEach(load -> load.restart(sim.nowNs()));
  }

  void start(ProcessInfo info) {
    Program program =
        programs.computeIfAbsent(info.application(), name -> new Program(applications.get(name)));
    ServiceLoad load =
        loads.computeIfAbsent(info.service(), name -> new ServiceLoad(name, loads.size()));
    VolumeData data = data(info, program);
    TaskProcess process = new TaskProcess(
        info,
        program,
        load,
        sim.streams().stream("workload.process", info.task()),
        data,
        SettingsReader.read(program.settings(), info, data),
        cpu.open(info.node(), info.limitNanoCpus()),
        sim.nowNs());
    data.taken(info.taskName());
    while (byTask.size() <= info.task()) {
      byTask.add(null);
    }
    byTask.set(info.task(), process);
    if (!process.settings.refusal().isEmpty()) {
      sim.trace()
          .add(WorkloadTrace.REFUSES, info.task(), info.node(), 0, process.settings.refusal());
      sim.after(GIVES_UP_NS, ended, info.task(), GIVEN_UP);
      return;
    }
    sim.after(startNs(process), started, info.task(), 0);
    Ending ends = container(process).ends();
    if (ends != null) {
      endLater(process, ends);
    }
  }

  private static ContainerBehaviour container(TaskProcess process) {
    ApplicationSpec spec = process.program.spec();
    return spec == null ? ContainerBehaviour.PLAIN : spec.container();
  }

  private void endLater(TaskProcess process, Ending ending) {
    long afterNs = ending.afterNs().sampleNs(process.random);
    sim.after(afterNs, ended, process.task(), ending.exitCode());
  }

  /** The first of several ends is the end. */
  private void onEnded(int task, long code) {
    TaskProcess process = ofTask(task);
    if (process != null && process.isAlive()) {
      exit(process, (int) code);
    }
  }

  /** Whether a health probe that ends now finds the program well. */
  boolean isWell(int task) {
    TaskProcess process = ofTask(task);
    if (process == null || !process.isAlive()) {
      return false;
    }
    Health health = container(process).health();
    return health.isWell(sim.nowNs() - process.startedNs, sim.nowNs())
        && (process.isListening() || !health.onlyListening());
  }

  /** Whether health probes send the program a request. */
  boolean asks(int task) {
    TaskProcess process = ofTask(task);
    ApplicationSpec spec = process == null ? null : process.program.spec();
    return spec != null && !spec.healthAsks().isEmpty();
  }

  private VolumeData data(ProcessInfo info, Program program) {
    ApplicationSpec spec = program.spec();
    SharedVolume shared = spec == null ? null : info.shared().get(spec.dataTarget());
    if (shared != null) {
      return volumes.mount(shared);
    }
    String volume = spec == null ? null : info.volumes().get(spec.dataTarget());
    return volume == null
        ? new VolumeData(info.taskName(), info.node())
        : volumes.mount(volume, info.node());
  }

  private long startNs(TaskProcess process) {
    ApplicationSpec spec = process.program.spec();
    if (spec == null) {
      return 0;
    }
    boolean first = !spec.dataTarget().isEmpty() && !process.data.isInitialised();
    if (first) {
      sim.trace()
          .add(WorkloadTrace.VOLUME_EMPTY, process.task(), process.node(), 0, process.data.name());
    }
    return (first ? spec.firstStartNs() : spec.startNs()).sampleNs(process.random);
  }

  private void onStarted(int task, long arg) {
    TaskProcess process = ofTask(task);
    if (process != null && process.state == TaskProcess.State.STARTING) {
      process.state = TaskProcess.State.LISTENING;
      if (!process.data.isInitialised()) {
        process.settings.keep(process.program.settings(), process.data);
        process.data.initialise();
      }
      process.load.move(sim.nowNs(), 0, workers(process), 0);
      process.load.serves(1);
      sim.trace().add(WorkloadTrace.LISTENING, task, process.node());
      programSide().launch(process);
    }
  }

  private static int workers(TaskProcess process) {
    return process.program.spec() == null ? 0 : process.program.workers();
  }

  /** A request has arrived at a live program: into a worker, or into the accept queue. */
  void arrived(Exchange exchange, TaskProcess process) {
    if (process.busy < process.program.workers()) {
      serve(exchange, process);
    } else {
      exchange.phase = Exchange.Phase.QUEUED;
      process.accepted.enqueue(exchange.slot);
      process.load.move(sim.nowNs(), 0, 0, 1);
      process.load.maxQueue = Math.max(process.load.maxQueue, process.accepted.size());
    }
  }

  private void serve(Exchange exchange, TaskProcess process) {
    exchange.phase = Exchange.Phase.SERVED;
    process.busy++;
    process.load.move(sim.nowNs(), 1, 0, 0);
    String request = exchange.request;
    Instruction[] code = request == null ? null : process.program.handler(request);
    if (code == null) {
      free(process);
      requestSide().answer(exchange.slot, Items.NONE, FailureCause.NOT_FOUND, null);
    } else if (process.settings.hasAccounts() && isShutOut(exchange, process)) {
      free(process);
      requestSide().answer(exchange.slot, Items.NONE, FailureCause.ACCESS_DENIED, null);
    } else {
      programSide().serve(process, exchange.slot, code, exchange.item);
    }
  }

  /** Only programs have accounts: people, and probes in the server's own container, know what they need. */
  private boolean isShutOut(Exchange exchange, TaskProcess server) {
    return exchange.waiter == Exchange.Waiter.PROGRAM
        && programSide().isShutOut(exchange.waiting, server);
  }

  /** A handler is through. */
  void served(int activity, @Nullable FailureCause error, @Nullable FailureCause inner) {
    ActivityTable activities = programSide().table;
    TaskProcess process = activities.owner(activity);
    int exchange = activities.serves[activity];
    int item = activities.item[activity];
    programSide().release(activity, process);
    process.load.served++;
    free(process);
    requestSide().answer(exchange, item, error, inner);
    serveNext(process);
  }

  /** Free workers take who waits. A request that takes no time comes back to here while this still goes on: then it just returns. */
  private void serveNext(TaskProcess process) {
    if (process.servesNext) {
      return;
    }
    process.servesNext = true;
    while (!process.accepted.isEmpty()
        && process.isAlive()
        && process.busy < process.program.workers()) {
      process.load.move(sim.nowNs(), 0, 0, -1);
      serve(requestSide().table.at(process.accepted.dequeueInt()), process);
    }
    process.servesNext = false;
  }

  private void free(TaskProcess process) {
    process.busy--;
    process.load.move(sim.nowNs(), -1, 0, 0);
  }

  /** The stop signal: no new connections, what was accepted goes on until the program has ended by itself. Some ignore it. */
  void stopSignal(int task) {
    TaskProcess process = ofTask(task);
    if (process == null || !process.isAlive() || process.state == TaskProcess.State.STOPPING) {
      return;
    }
    Ending ending = container(process).onStopSignal();
    if (ending == null) {
      return;
    }
    boolean counted = process.state == TaskProcess.State.LISTENING;
    process.state = TaskProcess.State.STOPPING;
    if (counted) {
      process.load.move(sim.nowNs(), 0, -workers(process), 0);
      process.load.serves(-1);
    }
    endLater(process, ending);
  }

  void kill(int task) {
    TaskProcess process = ofTask(task);
    if (process != null && process.isAlive()) {
      end(process, KILLED);
    }
  }

  /** The program ends by itself. */
  void exit(TaskProcess process, int code) {
    end(process, code);
    listener.exited(process.node(), process.task(), code);
  }

  /** The node lives on: its kernel resets the program's connections. */
  private void end(TaskProcess process, int code) {
    TaskProcess.State before = process.state;
    process.state = TaskProcess.State.ENDED;
    process.data.left(sim.nowNs());
    leaveLoad(process, before);
    String end = process.info.taskName() + " on " + nodes.name(process.node());
    List<Integer> open = heldExchanges(process);
    cpu.close(process.cpu);
    programSide().abandonAll(process, "in the hands of " + end + " when it ended");
    loseQueues(process, end + " when it ended");
    open.forEach(requestSide()::processEnded);
    sim.trace().add(WorkloadTrace.EXITED, process.task(), process.node(), code);
  }

  /** Its machine is gone: nobody is told anything. */
  void crashed(int node) {
    for (TaskProcess process : all()) {
      if (process.node() == node && process.isAlive()) {
        TaskProcess.State before = process.state;
        process.state = TaskProcess.State.VANISHED;
        process.data.left(sim.nowNs());
        leaveLoad(process, before);
        String end = process.info.taskName() + " when " + nodes.name(node) + " crashed";
        List<Integer> open = heldExchanges(process);
        cpu.close(process.cpu);
        programSide().abandonAll(process, "in the hands of " + end);
        loseQueues(process, end);
        open.forEach(requestSide()::abandonedByServer);
      }
    }
  }

  private void leaveLoad(TaskProcess process, TaskProcess.State before) {
    boolean served = before == TaskProcess.State.LISTENING;
    int workers = served ? workers(process) : 0;
    process.load.serves(served ? -1 : 0);
    process.load.move(sim.nowNs(), -process.busy, -workers, -process.accepted.size());
    process.busy = 0;
  }

  /** Requests that wait for this program or are being served. */
  private List<Integer> heldExchanges(TaskProcess process) {
    List<Integer> held = new ArrayList<>();
    ActivityTable activities = programSide().table;
    for (int i = 0; i < process.activities.size(); i++) {
      int exchange = activities.serves[process.activities.getInt(i)];
      if (exchange != ActivityTable.NONE) {
        held.add(exchange);
      }
    }
    while (!process.accepted.isEmpty()) {
      held.add(process.accepted.dequeueInt());
    }
    return held;
  }

  private void loseQueues(TaskProcess process, String end) {
    for (ItemQueue queue : process.queues) {
      while (!queue.items.isEmpty()) {
        int item = queue.items.dequeueInt();
        items.taken(item);
        items.lost(item, "in the queue \"" + queue.name + "\" of " + end);
      }
    }
  }

  private Exchanges requestSide() {
    if (exchanges == null) {
      throw new IllegalStateException("bind() must come first");
    }
    return exchanges;
  }

  private Interpreter programSide() {
    if (interpreter == null) {
      throw new IllegalStateException("bind() must come first");
    }
    return interpreter;
  }
}
