package io.dryswarm.models.orchestrator;

import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.restart.SlotKey;
import io.dryswarm.models.restart.Tasks;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Deletes tasks that nobody needs any more: those to be removed once they have stopped, and the oldest of a slot's history. The limit is
 * the swarm's task history limit, the present task included, negative = keep all; a service with {@code maxAttempts} keeps one more than
 * those instead. A new limit acts on a slot when that gets its next task. The history of jobs is not trimmed.
 *
 * <p>Deleting a task in the store is what makes its node remove the stopped container. Source: control-plane facts 9.1; moby/swarmkit
 * manager/orchestrator/taskreaper/task_reaper.go.
 */
public final class TaskReaper extends SerialComponent {
  /** From the first event of a batch to the clean-up, nanoseconds. */
  static final long BATCH_NS = 250_000_000L;

  /** More work than this is done at once. */
  static final int MAX_WAITING = 1000;

  private static final long BATCH_TIMER = 0;

  private int historyLimit = ClusterSpec.DEFAULT.taskHistoryLimit();
  private final TreeSet<SlotKey> dirtySlots = new TreeSet<>();
  private final List<Integer> removals = new ArrayList<>();
  private boolean timerRuns;

  @Override
  public String name() {
    return "reaper";
  }

  @Override
  protected void begin() {
    ClusterObject cluster = view().cluster();
    if (cluster != null) {
      historyLimit = cluster.spec().taskHistoryLimit();
    }
    for (TaskObject task : view().tasks()) {
      if (isToBeRemoved(task)) {
        removals.add(task.id());
      }
    }
    cleanUp();
  }

  @Override
  protected void handle(StoreEvent event) {
    if (event.object() instanceof TaskObject task && event.op() != StoreEvent.Op.REMOVE) {
      taskChanged(event.op(), task);
      cleanUpSoon();
    } else if (event.object() instanceof ClusterObject cluster
        && event.op() == StoreEvent.Op.UPDATE) {
      historyLimit = cluster.spec().taskHistoryLimit();
      cleanUpSoon();
    }
  }

  private void taskChanged(StoreEvent.Op op, TaskObject task) {
    if (op == StoreEvent.Op.CREATE) {
      ServiceObject service = view().service(task.service());
      if (service != null) {
        dirtySlots.add(SlotKey.of(task, service));
      }
    } else if (isToBeRemoved(task)) {
      removals.add(task.id());
    }
  }

  private void cleanUpSoon() {
    if (dirtySlots.size() + removals.size() > MAX_WAITING) {
      out().disarm(BATCH_TIMER);
      timerRuns = false;
      cleanUp();
    } else if (!timerRuns) {
      out().arm(BATCH_TIMER, BATCH_NS);
      timerRuns = true;
    }
  }

  @Override
  protected void handleTimer(long key) {
    timerRuns = false;
    cleanUp();
  }

  private void cleanUp() {
    TreeSet<Integer> doomed = new TreeSet<>(removals);
    removals.clear();
    Map<Integer, Map<SlotKey, List<TaskObject>>> histories = new TreeMap<>();
    dirtySlots.removeIf(slot -> {
      ServiceObject service = view().service(slot.service());
      return service == null
          || service.spec().mode().isJob()
          || trim(
              histories
                  .computeIfAbsent(service.id(), id -> historiesOf(service))
                  .getOrDefault(slot, List.of()),
              limitOf(service),
              doomed);
    });
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    for (int task : doomed) {
      parts.add(tx -> Tasks.remove(task, tx));
    }
    write(parts, () -> {});
  }

  /** Tasks of every slot of the service, oldest status first. */
  private Map<SlotKey, List<TaskObject>> historiesOf(ServiceObject service) {
    Map<SlotKey, List<TaskObject>> histories = new TreeMap<>();
    for (TaskObject task : view().tasksOfService(service.id())) {
      histories
          .computeIfAbsent(SlotKey.of(task, service), slot -> new ArrayList<>())
          .add(task);
    }
    histories.values().forEach(history -> history.sort(Tasks.BY_STATUS_TIME));
    return histories;
  }

  private long limitOf(ServiceObject service) {
    long maxAttempts = service.spec().task().restart().maxAttempts();
    return maxAttempts > 0 ? maxAttempts + 1 : historyLimit;
  }

  /**
   * Dooms the oldest finished tasks beyond the limit.
   *
   * @param limit negative = none
   * @return false if the slot must be looked at again, since several of its tasks live
   */
  private static boolean trim(List<TaskObject> history, long limit, Set<Integer> doomed) {
    if (limit < 0) {
      return true;
    }
    long surplus = history.size() - limit;
    int alive = 0;
    for (int i = 0; i < history.size() && surplus > 0; i++) {
      TaskObject task = history.get(i);
      if (task.observed().isTerminal() || willNeverRun(task)) {
        doomed.add(task.id());
        surplus--;
      } else {
        alive++;
      }
    }
    return alive <= 1;
  }

  private static boolean isToBeRemoved(TaskObject task) {
    return task.desired() == TaskState.REMOVE
        && (!task.observed().isAtLeast(TaskState.ASSIGNED)
            || task.observed().isAtLeast(TaskState.COMPLETE));
  }

  private static boolean willNeverRun(TaskObject task) {
    return !task.observed().isAtLeast(TaskState.ASSIGNED)
        && task.desired().isAfter(TaskState.RUNNING);
  }
}
