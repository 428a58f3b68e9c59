package io.dryswarm.models.scheduler;

import io.dryswarm.models.Dice;
import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreRefusal;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds a node for every pending task, and confirms the node of tasks that were created for one.
 *
 * <p>Source: control-plane facts 5; moby/swarmkit manager/scheduler/scheduler.go.
 */
public final class Scheduler extends SerialComponent {
  /** Quiet time after a commit before the scheduler acts, nanoseconds. */
  static final long DEBOUNCE_NS = 50_000_000L;

  /** Once commits have postponed it for longer than this, the next one makes it act at once, nanoseconds. */
  static final long MAX_POSTPONEMENT_NS = 1_000_000_000L;

  private static final String ASSIGNED = "scheduler assigned task to node";
  private static final String CONFIRMED = "scheduler confirmed task can run on preassigned node";
  private static final long DEBOUNCE_TIMER = 0;

  private record Version(int service, long specVersion) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
      int byService = Integer.compare(service, other.service);
      return byService != 0 ? byService : Long.compare(specVersion, other.specVersion);
    }
  }

  private final Dice dice;
  private final List<PlacementFilter> filters;
  private final ClusterMirror mirror = new ClusterMirror();
  private boolean tickRequired;
  private boolean debouncing;
  private long debouncingSinceNs;

  /**
   * A scheduler with the filters on the class path.
   *
   * @param dice decides between equal nodes, and the order of services, branches and tasks that Swarm leaves to chance
   */
  public Scheduler(Dice dice) {
    this(dice, PlacementFilters.installed());
  }

  /**
   * A scheduler with these filters.
   *
   * @throws IllegalStateException if two filters have the same name
   */
  public Scheduler(Dice dice, List<PlacementFilter> filters) {
    this.dice = dice;
    this.filters = PlacementFilters.inOrder(filters);
  }

  @Override
  public String name() {
    return "scheduler";
  }

  @Override
  protected void begin() {
    mirror.load(view());
    processPreassigned(this::tick);
  }

  @Override
  protected void handle(StoreEvent event) {
    if (event.object() instanceof NodeObject node) {
      nodeChanged(event.op(), node);
    } else if (event.object() instanceof TaskObject task) {
      tickRequired |= taskChanged(event.op(), task);
    }
  }

  @Override
  protected void handleCommit() {
    long nowNs = out().nowNs();
    if (!debouncing) {
      debouncing = true;
      debouncingSinceNs = nowNs;
      out().arm(DEBOUNCE_TIMER, DEBOUNCE_NS);
    } else if (nowNs - debouncingSinceNs > MAX_POSTPONEMENT_NS) {
      out().disarm(DEBOUNCE_TIMER);
      schedule();
    } else {
      out().arm(DEBOUNCE_TIMER, DEBOUNCE_NS);
    }
  }

  @Override
  protected void handleTimer(long key) {
    schedule();
  }

  private void nodeChanged(StoreEvent.Op op, NodeObject node) {
    if (op == StoreEvent.Op.REMOVE) {
      mirror.removeNode(node.id());
    } else {
      mirror.putNode(node);
      tickRequired = true;
    }
  }

  private boolean taskChanged(StoreEvent.Op op, TaskObject task) {
    return switch (op) {
      case CREATE -> mirror.created(task, view());
      case UPDATE -> mirror.updated(task, view(), out().nowNs());
      case REMOVE -> mirror.removed(task);
    };
  }

  private void schedule() {
    debouncing = false;
    processPreassigned(() -> {
      if (tickRequired) {
        tickRequired = false;
        tick();
      }
    });
  }

  private void processPreassigned(Runnable then) {
    List<Decision> decisions = new ArrayList<>();
    for (TaskObject task : mirror.pendingPreassigned()) {
      NodeInfo node = mirror.node(task.node());
      if (node != null) {
        decisions.add(new Decision(task, confirmOrExplain(task, node)));
      }
    }
    apply(decisions, (succeeded, failed) -> {
      succeeded.forEach(this::confirmed);
      failed.forEach(mirror::undo);
      then.run();
    });
  }

  private void confirmed(Decision decision) {
    if (decision.decided().observed() == TaskState.ASSIGNED) {
      mirror.confirmed(decision.old().id());
    }
  }

  private TaskObject confirmOrExplain(TaskObject task, NodeInfo node) {
    FilterPipeline pipeline = pipelineFor(task);
    if (!pipeline.passes(node)) {
      TaskObject waiting = withError(task, pipeline.explain());
      mirror.replace(waiting);
      return waiting;
    }
    TaskObject assigned =
        task.withStatus(TaskStatus.of(TaskState.ASSIGNED, CONFIRMED, out().nowNs()));
    mirror.assign(assigned);
    return assigned;
  }

  /** One attempt to place everything that waits. */
  private void tick() {
    TreeMap<Version, List<TaskObject>> byVersion = new TreeMap<>();
    for (TaskObject task : mirror.takeUnassigned()) {
      byVersion
          .computeIfAbsent(new Version(task.service(), task.specVersion()), v -> new ArrayList<>())
          .add(task);
    }
    List<List<TaskObject>> groups = new ArrayList<>(byVersion.values());
    Shuffle.shuffle(groups, dice);
    List<Decision> decisions = new ArrayList<>();
    for (List<TaskObject> group : groups) {
      Shuffle.shuffle(group, dice);
      placeGroup(group, decisions);
    }
    apply(decisions, (succeeded, failed) -> {
      for (Decision decision : failed) {
        mirror.undo(decision);
        mirror.enqueue(decision.old());
      }
    });
  }

  private void placeGroup(List<TaskObject> group, List<Decision> decisions) {
    TaskObject first = group.get(0);
    long nowNs = out().nowNs();
    FilterPipeline pipeline = pipelineFor(first);
    NodeRanking ranking = new NodeRanking(first, nowNs);
    List<NodeInfo> nodes = new ArrayList<>(mirror.nodes());
    Shuffle.shuffle(nodes, dice);
    SpreadTree tree = SpreadTree.of(
        nodes,
        first.spec().placement().spreadOver(),
        first.service(),
        group.size(),
        pipeline,
        ranking);
    List<TaskObject> left = new GroupPlacement(group, pipeline, ranking, dice, (task, node) -> {
          TaskObject assigned = task.withNode(node.object().id())
              .withStatus(TaskStatus.of(TaskState.ASSIGNED, ASSIGNED, nowNs));
          mirror.assign(assigned);
          decisions.add(new Decision(task, assigned));
        })
        .run(tree);
    String reasons = pipeline.explain();
    for (TaskObject task : left) {
      noSuitableNode(task, reasons, decisions);
    }
  }

  private void noSuitableNode(TaskObject task, String reasons, List<Decision> decisions) {
    ServiceObject service = view().service(task.service());
    if (service == null) {
      return;
    }
    TaskObject decided = task;
    if (service.specVersion() <= task.specVersion()) {
      decided =
          withError(task, "no suitable node" + (reasons.isEmpty() ? "" : " (" + reasons + ")"));
      mirror.enqueue(decided);
    } else if (task.desired().isAtLeast(TaskState.SHUTDOWN)) {
      decided = task.withStatus(
          TaskStatus.of(TaskState.SHUTDOWN, task.status().message(), out().nowNs()));
    }
    mirror.replace(decided);
    decisions.add(new Decision(task, decided));
  }

  private TaskObject withError(TaskObject task, String error) {
    TaskStatus old = task.status();
    long nowNs = out().nowNs();
    return task.withStatus(
        new TaskStatus(old.state(), old.message(), error, nowNs, nowNs, old.exitCode()));
  }

  private FilterPipeline pipelineFor(TaskObject task) {
    return new FilterPipeline(filters, TaskView.of(task, mirror.portsOf(task.id())));
  }

  /** What the store made of a list of decisions. */
  @FunctionalInterface
  private interface Outcome {
    void applied(List<Decision> succeeded, List<Decision> failed);
  }

  private void apply(List<Decision> decisions, Outcome outcome) {
    List<Decision> succeeded = new ArrayList<>();
    List<Decision> failed = new ArrayList<>();
    List<Consumer<StoreTx>> parts = new ArrayList<>(decisions.size());
    for (Decision decision : decisions) {
      parts.add(tx -> applyOne(decision, tx, succeeded, failed));
    }
    write(parts, () -> outcome.applied(succeeded, failed));
  }

  private void applyOne(
      Decision decision, StoreTx tx, List<Decision> succeeded, List<Decision> failed) {
    TaskObject stored = tx.task(decision.old().id());
    if (stored == null) {
      mirror.removed(decision.decided());
      return;
    }
    if (isSameStatus(stored.status(), decision.decided().status())) {
      return;
    }
    try {
      tx.update(decision.decided());
      succeeded.add(decision);
    } catch (StoreRefusal changedMeanwhile) {
      failed.add(decision);
    }
  }

  private static boolean isSameStatus(TaskStatus a, TaskStatus b) {
    return a.state() == b.state() && a.message().equals(b.message()) && a.err().equals(b.err());
  }
}
