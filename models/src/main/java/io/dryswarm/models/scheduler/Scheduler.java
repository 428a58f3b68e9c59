package io.dryswarm.models.scheduler;

import io.dryswarm.models.Dice;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreRefusal;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
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

  private static final long DEBOUNCE_TIMER = 0;

  private final ClusterMirror mirror = new ClusterMirror();
  private final Placer placer;
  private final SchedulerListener listener;
  private boolean tickRequired;
  private boolean debouncing;
  private long debouncingSinceNs;
  private boolean stuck;

  /**
   * A scheduler of the newest engine with the filters on the class path.
   *
   * @param dice decides between equal nodes, and the order of services, branches and tasks that Swarm leaves to chance
   */
  public Scheduler(Dice dice) {
    this(dice, PlacementFilters.installed(), EngineProfile.DEFAULT, SchedulerListener.NONE);
  }

  /**
   * A scheduler with these filters and Swarm's filter for cluster volumes.
   *
   * @param engine whether the distribution over preferences always ends
   * @throws IllegalStateException if two filters have the same name
   */
  public Scheduler(
      Dice dice, List<PlacementFilter> filters, EngineProfile engine, SchedulerListener listener) {
    List<PlacementFilter> all = new ArrayList<>(filters);
    all.add(new VolumeFilter(mirror.volumes()));
    this.placer = new Placer(mirror, PlacementFilters.inOrder(all), dice, engine.spreadEnds());
    this.listener = listener;
  }

  /** Explains every decision from now on. */
  public void explainTo(PlacementExplanations explanations) {
    placer.explainTo(explanations);
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
    if (stuck) {
      return;
    }
    if (event.object() instanceof NodeObject node) {
      nodeChanged(event.op(), node);
    } else if (event.object() instanceof TaskObject task) {
      tickRequired |= taskChanged(event.op(), task);
    } else if (event.object() instanceof VolumeObject volume
        && event.op() == StoreEvent.Op.UPDATE) {
      tickRequired |= mirror.putVolume(volume);
    }
  }

  @Override
  protected void handleCommit() {
    long nowNs = out().nowNs();
    if (stuck) {
      return;
    }
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
      case CREATE -> mirror.created(task);
      case UPDATE -> mirror.updated(task, out().nowNs());
      case REMOVE -> mirror.removed(task);
    };
  }

  private void schedule() {
    debouncing = false;
    if (mirror.pendingPreassigned().isEmpty()) {
      tickIfRequired();
    } else {
      processPreassigned(this::tickIfRequired);
    }
  }

  private void tickIfRequired() {
    if (tickRequired) {
      tickRequired = false;
      tick();
    }
  }

  private void processPreassigned(Runnable then) {
    apply(placer.confirmPreassigned(view(), out().nowNs()), (succeeded, failed) -> {
      for (Decision decision : succeeded) {
        if (decision.decided().observed() == TaskState.ASSIGNED) {
          mirror.confirmed(decision.old().id());
        }
      }
      failed.forEach(mirror::undo);
      then.run();
    });
  }

  /** One attempt to place everything that waits. */
  private void tick() {
    List<Decision> decisions;
    try {
      decisions = placer.placeUnassigned(view(), out().nowNs());
    } catch (EndlessSpread endless) {
      stuck = true;
      listener.stuck(endless.task());
      out().disarm(DEBOUNCE_TIMER);
      return;
    }
    apply(decisions, (succeeded, failed) -> {
      for (Decision decision : failed) {
        mirror.undo(decision);
        mirror.enqueue(decision.old());
      }
    });
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
    write(parts, () -> write(mirror.volumes().freeing(), () -> outcome.applied(succeeded, failed)));
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
      List<VolumeObject> volumes = publishedVolumes(decision.decided(), tx);
      tx.update(decision.decided());
      volumes.forEach(tx::update);
      succeeded.add(decision);
    } catch (StoreRefusal changedMeanwhile) {
      failed.add(decision);
    }
  }

  /**
   * The task's volumes as far as they are not on their way to its node yet.
   *
   * @throws StoreRefusal if one has gone, or may not be used any more
   */
  private static List<VolumeObject> publishedVolumes(TaskObject task, StoreTx tx) {
    List<VolumeObject> changed = new ArrayList<>();
    for (VolumeAttachment attachment : task.volumes()) {
      VolumeObject volume = tx.volume(attachment.volume());
      if (volume == null || volume.spec().availability() != VolumeSpec.Availability.ACTIVE) {
        throw new StoreRefusal("volume is gone or not active");
      }
      VolumeObject published = volume.publishedOn(task.node());
      if (!published.equals(volume)) {
        changed.add(published);
      }
    }
    return changed;
  }

  private static boolean isSameStatus(TaskStatus a, TaskStatus b) {
    return a.state() == b.state() && a.message().equals(b.message()) && a.err().equals(b.err());
  }
}
