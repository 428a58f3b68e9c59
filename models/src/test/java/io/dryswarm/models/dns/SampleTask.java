package io.dryswarm.models.dns;

import java.util.Locale;

/** A task of a test: its container's id is made of its number. */
record SampleTask(int task, String taskName, String hostname, int address) implements NamedTask {
  static SampleTask of(int task, String taskName, int address) {
    return new SampleTask(task, taskName, "", address);
  }

  @Override
  public String containerId() {
    return String.format(Locale.ROOT, "c%011d", task);
  }
}
