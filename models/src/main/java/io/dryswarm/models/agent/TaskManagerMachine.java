package io.dryswarm.models.agent;

import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;

/**
 * Walks one task towards its desired state, one operation at a time, without asking the managers. A change of the task cancels the operation
 * under way: one that waits is repeated after a pause, one that works runs to its end. A task taken up from the disk goes on from its stored
 * state; the engine says what became of its container. Source: control-plane facts 1.4.31, 4.4.33 to 4.4.35;
 * moby/swarmkit agent/task.go, agent/exec/controller.go Do.
 */
final class TaskManagerMachine {
  private enum Operation {
    /** Nothing to do until the task changes. */
    NONE,
    PREPARE,
    START,
    /** The process runs. */
    WAIT,
    /** A cancelled operation is repeated when the pause is over. */
    PAUSE,
    SHUTDOWN
  }

  private TaskObject task;
  private Operation operation = Operation.NONE;
  private boolean hasExited;
  private int exitCode;
  private String exitCause = "";

  TaskManagerMachine(TaskObject task) {
    this.task = task;
  }

  TaskObject task() {
    return task;
  }

  /** Accepts the task, whatever is wanted of it, and starts walking; one that the engine cannot take is rejected. */
  void begin(TaskEffects out) {
    if (!task.observed().isAtLeast(TaskState.ACCEPTED)) {
      accept(out);
    } else {
      out.reportAgain(task);
    }
    run(out);
  }

  private void accept(TaskEffects out) {
    String problem = out.resolve(task);
    if (problem.isEmpty()) {
      become(TaskState.ACCEPTED, "accepted", out);
    } else {
      setStatus(TaskState.REJECTED, "resolving controller failed", problem, out);
    }
  }

  /** The managers changed the task. Its status is ours; a desired state never gets lower. */
  void update(TaskObject assigned, TaskEffects out) {
    TaskObject changed = assigned.withStatus(task.status());
    if (changed.withVersion(task.version()).equals(task)
        || task.desired().isAfter(assigned.desired())) {
      return;
    }
    task = changed;
    out.store(task);
    switch (operation) {
      case NONE, PAUSE -> run(out);
      case WAIT -> pause(out);
      case PREPARE, START -> out.cancel(task.id());
      case SHUTDOWN -> {}
    }
  }

  void prepared(TaskEffects out) {
    if (operation == Operation.PREPARE) {
      become(TaskState.READY, "prepared", out);
      run(out);
    }
  }

  void cancelled(TaskEffects out) {
    if (operation == Operation.PREPARE || operation == Operation.START) {
      pause(out);
    }
  }

  void started(TaskEffects out) {
    if (operation == Operation.START) {
      become(TaskState.RUNNING, "started", out);
      run(out);
    }
  }

  /** @param code exit code of a process that came to nothing, else 0 */
  void failed(int code, String err, TaskEffects out) {
    if (operation == Operation.PREPARE
        || operation == Operation.START
        || operation == Operation.WAIT) {
      hasExited = true;
      exitCode = code;
      fail(err, out);
      run(out);
    }
  }

  /** The process ended; who waits for it goes on, anybody else learns it later. */
  void exited(int code, String cause, TaskEffects out) {
    hasExited = true;
    exitCode = code;
    exitCause = cause;
    if (operation == Operation.WAIT) {
      run(out);
    }
  }

  void stopped(TaskEffects out) {
    if (operation == Operation.SHUTDOWN) {
      become(TaskState.SHUTDOWN, "shutdown", out);
      run(out);
    }
  }

  /** The pause is over. */
  void retry(TaskEffects out) {
    if (operation == Operation.PAUSE) {
      run(out);
    }
  }

  private void pause(TaskEffects out) {
    operation = Operation.PAUSE;
    out.pause(task.id());
  }

  private void run(TaskEffects out) {
    operation = Operation.NONE;
    while (operation == Operation.NONE && step(out)) {}
  }

  /** One step of the walk; {@code false} if the task is where it shall be. */
  private boolean step(TaskEffects out) {
    if (task.desired().isAtLeast(TaskState.SHUTDOWN)) {
      return stepDown(out);
    }
    if (task.observed().isAfter(task.desired())) {
      return false;
    }
    return operate(out) || advance(out);
  }

  private boolean stepDown(TaskEffects out) {
    if (task.observed().isTerminal()) {
      return false;
    }
    operation = Operation.SHUTDOWN;
    out.shutdown(task);
    return true;
  }

  /** States that are left by an operation; they may go one beyond the desired state. */
  private boolean operate(TaskEffects out) {
    switch (task.observed()) {
      case PREPARING -> {
        operation = Operation.PREPARE;
        out.prepare(task);
      }
      case STARTING -> {
        operation = Operation.START;
        out.start(task);
      }
      case RUNNING -> awaitExit(out);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void awaitExit(TaskEffects out) {
    if (!hasExited) {
      operation = Operation.WAIT;
      out.await(task);
    } else if (exitCode == 0) {
      become(TaskState.COMPLETE, "finished", out);
    } else {
      fail(
          "task: non-zero exit (" + exitCode + ")" + (exitCause.isEmpty() ? "" : ": " + exitCause),
          out);
    }
  }

  /** States that are left at once, as soon as more is desired. */
  private boolean advance(TaskEffects out) {
    if (task.observed().isAtLeast(task.desired())) {
      return false;
    }
    switch (task.observed()) {
      case ACCEPTED -> become(TaskState.PREPARING, "preparing", out);
      case READY -> become(TaskState.STARTING, "starting", out);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void become(TaskState state, String message, TaskEffects out) {
    setStatus(state, message, "", out);
  }

  /** Keeps the message of the step that failed. */
  private void fail(String err, TaskEffects out) {
    boolean hadStarted = task.observed().isAtLeast(TaskState.STARTING);
    setStatus(
        hadStarted ? TaskState.FAILED : TaskState.REJECTED, task.status().message(), err, out);
  }

  private void setStatus(TaskState state, String message, String err, TaskEffects out) {
    task = task.withStatus(
        new TaskStatus(state, message, err, out.nowNs(), 0, hasExited ? exitCode : 0));
    out.statusChanged(task);
  }
}
