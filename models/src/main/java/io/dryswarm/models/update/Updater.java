package io.dryswarm.models.update;

import io.dryswarm.models.restart.RestartSupervisor;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One update of one service, from its first slot to the end of the monitor time.
 *
 * <p>Swarm's updater is a goroutine that hands slots to worker goroutines. Failures are looked at while it has slots to hand out and while
 * it monitors at the end; those in between wait. Source: control-plane facts 8.3, 8.4; moby/swarmkit
 * manager/orchestrator/update/updater.go Run.
 */
final class Updater {
  private static final long SECOND_NS = 1_000_000_000L;

  private enum Phase {
    /** Slots are left; failures are looked at. */
    HANDING_OUT,
    /** All that were handed out have to be finished; failures wait. */
    FINISHING,
    /** The time after the last slot; failures are looked at. */
    MONITORING,
    /** The last status is being written. */
    CONCLUDING,
    OVER
  }

  private final ServiceObject service;
  private final List<List<TaskObject>> outOfDate;
  private final UpdateConfig config;
  private final FailureCount failures;
  private final int workers;
  private final RestartSupervisor restarts;
  private final Waits waits;
  private final StoreView view;
  private final ComponentEffects out;
  private final ArrayDeque<TaskObject> unseenEnds = new ArrayDeque<>();
  private final TreeMap<Integer, SlotUpdate> waitingForTask = new TreeMap<>();
  private Runnable whenOver = () -> {};
  private Phase phase = Phase.HANDING_OUT;
  private int nextSlot;
  private int idleWorkers;
  private boolean stopped;
  private boolean writingDecision;

  /**
   * An update that has not begun.
   *
   * @param outOfDate the slots to replace, in the order in which they are taken
   */
  Updater(
      ServiceObject service,
      List<List<TaskObject>> outOfDate,
      RestartSupervisor restarts,
      Waits waits,
      StoreView view,
      ComponentEffects out) {
    this.service = service;
    this.outOfDate = outOfDate;
    this.restarts = restarts;
    this.waits = waits;
    this.view = view;
    this.out = out;
    UpdateConfig given =
        isRollback() ? service.spec().rollback() : service.spec().update();
    this.config = given == null ? UpdateConfig.DEFAULT : given;
    this.failures = new FailureCount(config, outOfDate.size());
    this.workers = config.parallelism() == 0
        ? outOfDate.size()
        : Math.min(config.parallelism(), outOfDate.size());
    this.idleWorkers = workers;
  }

  /** Whether this update works towards the specification. */
  boolean isTowards(ServiceSpec spec) {
    return service.spec().equals(spec);
  }

  /** Whether the service carries the completion that this update has written. */
  boolean hasCompleted(ServiceObject stored) {
    UpdateStatus status = stored.updateStatus();
    return phase == Phase.CONCLUDING
        && status != null
        && (status.state() == UpdateStatus.State.COMPLETED
            || status.state() == UpdateStatus.State.ROLLBACK_COMPLETED);
  }

  /**
   * Begins; ends at once if nothing is out of date or the service's update is paused.
   *
   * @param over called at the end, not after {@link #cancel}
   */
  void run(Runnable over) {
    whenOver = over;
    if (isIn(UpdateStatus.State.PAUSED) || isIn(UpdateStatus.State.ROLLBACK_PAUSED)) {
      end();
    } else if (!outOfDate.isEmpty()) {
      begin();
    } else if (isIn(UpdateStatus.State.UPDATING) || isRollback()) {
      complete();
    } else {
      end();
    }
  }

  private void begin() {
    if (service.updateStatus() == null) {
      out.update(StatusChange.start(service.id(), out.nowNs()), this::handOut);
    } else {
      handOut();
    }
  }

  /** Stops without a word: what was begun is left as it is, new tasks that were made are started all the same. */
  void cancel() {
    phase = Phase.OVER;
    waits.stop(this, out);
  }

  boolean isOver() {
    return phase == Phase.OVER;
  }

  /** A task of the service runs, or has ended. */
  void taskChanged(TaskObject task) {
    if (task.observed().isTerminal()) {
      taskEnded(task);
    }
    SlotUpdate waiting = waitingForTask.get(task.id());
    if (waiting != null) {
      waiting.taskIsUp(task);
    }
  }

  /** A worker is through with its slot; it rests for the delay. */
  void slotIsDone() {
    if (isOver()) {
      return;
    }
    if (config.delayNs() == 0) {
      workerIsFree();
    } else {
      waits.after(this, config.delayNs(), this::workerIsFree, out);
    }
  }

  private void workerIsFree() {
    idleWorkers++;
    if (phase == Phase.HANDING_OUT) {
      handOut();
    }
    proceedIfFinished();
  }

  void waitsForTask(int task, SlotUpdate update) {
    failures.created(task);
    waitingForTask.put(task, update);
  }

  void sawTaskUp(int task) {
    failures.ran(task, out.nowNs());
    waitingForTask.remove(task);
  }

  private void handOut() {
    while (phase == Phase.HANDING_OUT && idleWorkers > 0 && nextSlot < outOfDate.size()) {
      idleWorkers--;
      new SlotUpdate(this, service, config.order(), restarts, view, out)
          .run(outOfDate.get(nextSlot++));
    }
    if (phase == Phase.HANDING_OUT && nextSlot == outOfDate.size()) {
      phase = Phase.FINISHING;
    }
  }

  private void taskEnded(TaskObject task) {
    if (config.onFailure() == UpdateConfig.FailureAction.CONTINUE) {
      return;
    }
    switch (phase) {
      case HANDING_OUT, MONITORING -> judge(task);
      case FINISHING -> unseenEnds.add(task);
      case CONCLUDING, OVER -> {}
    }
  }

  private void judge(TaskObject ended) {
    if (!failures.isOneTooMany(ended.id(), out.nowNs())) {
      return;
    }
    String cause = " due to failure or early termination of task " + ObjectIds.ofTask(ended.id());
    if (config.onFailure() == UpdateConfig.FailureAction.PAUSE) {
      stopped = true;
      decide(StatusChange.pause(service.id(), "update paused" + cause));
    } else if (isRollback()) {
      // Never a rollback of a rollback. Swarm forgets to stop here, so that it goes on to monitor
      // and to complete: facts 16.2.
      decide(StatusChange.pause(service.id(), "rollback paused" + cause));
    } else {
      stopped = true;
      decide(StatusChange.rollBack(service.id(), "update rolled back" + cause));
    }
  }

  private void decide(Consumer<StoreTx> change) {
    if (phase == Phase.MONITORING) {
      phase = Phase.CONCLUDING;
      waits.stop(this, out);
      out.update(change, this::conclude);
    } else {
      phase = Phase.FINISHING;
      writingDecision = true;
      out.update(change, () -> {
        writingDecision = false;
        proceedIfFinished();
      });
    }
  }

  private void proceedIfFinished() {
    if (phase != Phase.FINISHING || idleWorkers < workers || writingDecision) {
      return;
    }
    if (stopped) {
      end();
    } else {
      monitor();
    }
  }

  private void monitor() {
    phase = Phase.MONITORING;
    long periodNs =
        config.delayNs() >= config.monitorNs() ? config.delayNs() + SECOND_NS : config.monitorNs();
    waits.after(this, periodNs, this::conclude, out);
    while (phase == Phase.MONITORING && !unseenEnds.isEmpty()) {
      judge(unseenEnds.remove());
    }
  }

  private void conclude() {
    if (isOver()) {
      return;
    }
    if (stopped) {
      end();
    } else {
      complete();
    }
  }

  private void complete() {
    phase = Phase.CONCLUDING;
    out.update(StatusChange.complete(service.id(), out.nowNs()), this::end);
  }

  private void end() {
    if (!isOver()) {
      phase = Phase.OVER;
      whenOver.run();
    }
  }

  private boolean isRollback() {
    return isIn(UpdateStatus.State.ROLLBACK_STARTED);
  }

  private boolean isIn(UpdateStatus.State state) {
    @Nullable UpdateStatus status = service.updateStatus();
    return status != null && status.state() == state;
  }
}
