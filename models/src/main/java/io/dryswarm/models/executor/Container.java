package io.dryswarm.models.executor;

/** A container on the disk of its node, and its process. Outlives the engine and, once it has ended, the power. */
final class Container {
  /** Life of a container; it never goes back. */
  enum State {
    /** Not made yet. */
    NONE,
    CREATED,
    RUNNING,
    EXITED
  }

  /** What the engine says of a process that went with the power. */
  static final int LOST_EXIT_CODE = 255;

  private State state = State.NONE;
  private int exitCode;

  State state() {
    return state;
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }

  boolean hasStarted() {
    return state == State.RUNNING || state == State.EXITED;
  }

  /** Of an ended process. */
  int exitCode() {
    return exitCode;
  }

  void created() {
    if (state == State.NONE) {
      state = State.CREATED;
    }
  }

  void started() {
    state = State.RUNNING;
  }

  void exited(int code) {
    state = State.EXITED;
    exitCode = code;
  }
}
