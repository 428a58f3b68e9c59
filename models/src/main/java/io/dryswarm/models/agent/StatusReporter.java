package io.dryswarm.models.agent;

import io.dryswarm.models.store.TaskObject.TaskStatus;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Statuses that the dispatcher has not taken yet: the newest of each task, one under way at a time, repeated for ever. Source:
 * control-plane facts 4.4.30; moby/swarmkit agent/reporter.go.
 */
final class StatusReporter {
  private final TreeMap<Integer, TaskStatus> waiting = new TreeMap<>();
  private final TreeSet<Integer> volumes = new TreeSet<>();
  private @Nullable Report underWay;
  private @Nullable Integer volumeUnderWay;

  /** One report. */
  record Report(int task, TaskStatus status) {}

  /** Older states than the one that waits are ignored. */
  void add(int task, TaskStatus status) {
    TaskStatus known = waiting.get(task);
    if (known == null || !known.state().isAfter(status.state())) {
      waiting.put(task, status);
    }
  }

  /** The node has let a cluster volume go. */
  void addVolume(int volume) {
    volumes.add(volume);
  }

  /** The next volume to report, after all tasks; {@code null} while any report is under way or none waits. */
  @Nullable
  Integer nextVolume() {
    if (underWay == null && volumeUnderWay == null && waiting.isEmpty()) {
      volumeUnderWay = volumes.pollFirst();
      return volumeUnderWay;
    }
    return null;
  }

  /** The dispatcher took the report of the volume under way. */
  void volumeTaken() {
    volumeUnderWay = null;
  }

  /** The next report to send; {@code null} while one is under way or nothing waits. */
  @Nullable
  Report next() {
    boolean isFree = underWay == null && volumeUnderWay == null;
    var first = isFree ? waiting.pollFirstEntry() : null;
    if (first == null) {
      return null;
    }
    underWay = new Report(first.getKey(), first.getValue());
    return underWay;
  }

  /** The dispatcher took the report under way, or does not know the task any more. */
  void taken(int task) {
    if (underWay != null && underWay.task() == task) {
      underWay = null;
    }
  }

  /** The session is over: what was under way goes back, unless something newer waits. */
  void failed() {
    if (underWay != null) {
      waiting.putIfAbsent(underWay.task(), underWay.status());
      underWay = null;
    }
    if (volumeUnderWay != null) {
      volumes.add(volumeUnderWay);
      volumeUnderWay = null;
    }
  }
}
