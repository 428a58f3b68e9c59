package io.dryswarm.models.agent;

import io.dryswarm.models.store.TaskObject;

/** Writes down what tasks ask for. */
final class RecordingTasks implements TaskEffects {
  private final StringBuilder log = new StringBuilder();

  String drain() {
    String text = log.toString();
    log.setLength(0);
    return text;
  }

  private void add(String what, int task) {
    log.append(what).append(' ').append(task).append('\n');
  }

  @Override
  public long nowNs() {
    return 42;
  }

  /** Why the engine takes no task; empty = it takes all. */
  String problem = "";

  @Override
  public String resolve(TaskObject task) {
    return problem;
  }

  @Override
  public void prepare(TaskObject task) {
    add("engine prepare", task.id());
  }

  @Override
  public void start(TaskObject task) {
    add("engine start", task.id());
  }

  @Override
  public void await(TaskObject task) {
    add("engine await", task.id());
  }

  @Override
  public void shutdown(TaskObject task) {
    add("engine shutdown", task.id());
  }

  @Override
  public void cancel(int task) {
    add("engine cancel", task);
  }

  @Override
  public void remove(TaskObject task) {
    add("engine remove", task.id());
  }

  @Override
  public void pause(int task) {
    add("pause", task);
  }

  @Override
  public void statusChanged(TaskObject task) {
    TaskObject.TaskStatus s = task.status();
    log.append(task.id() + " " + s.state() + " \"" + s.message() + "\"");
    log.append(s.err().isEmpty() ? "" : " err \"" + s.err() + "\"");
    log.append(s.exitCode() == 0 ? "\n" : " exit " + s.exitCode() + "\n");
  }

  @Override
  public void reportAgain(TaskObject task) {
    add("report " + task.observed(), task.id());
  }

  @Override
  public void store(TaskObject task) {
    add("store", task.id());
  }

  @Override
  public void forget(int task) {
    add("forget", task);
  }
}
