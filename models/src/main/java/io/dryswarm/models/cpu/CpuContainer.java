package io.dryswarm.models.cpu;

import io.dryswarm.core.calendar.EventCalendar;
import java.util.Arrays;

/**
 * The computing threads of one container. While each has a core to itself it has an end of its own; else all advance at one pace, and
 * {@code passed}, the work that each of them has done so far, is compared with the marks at which their works end, in a heap.
 */
public final class CpuContainer {
  private static final long NANO = 1_000_000_000L;

  final int index;
  final Machine machine;
  private final CpuHost host;
  private final long limit;

  /** What it can use at most now, nano-CPUs: a core for each thread, up to its limit. */
  long cap;

  /** Its place in the machine's order. */
  int rank;

  private int[] threads = new int[4];
  private int count;
  private int wantedCount;
  private double cores;
  private boolean sharing;
  private double pace = 1;
  private double passed;
  private long passedAtNs;
  private long timer = EventCalendar.NONE;

  CpuContainer(CpuHost host, Machine machine, int index, long limit) {
    this.host = host;
    this.machine = machine;
    this.index = index;
    this.limit = limit;
  }

  int count() {
    return count;
  }

  /** So many threads will compute: shares of the machine change before a thread is added, or after one was removed. */
  void wanted(int newCount) {
    wantedCount = newCount;
    long before = cap;
    cap = Math.min(limit, newCount * NANO);
    if (cap != before) {
      machine.changed(this, before);
    } else if (newCount > 0) {
      setPace(cores / newCount);
    }
  }

  /** It gets so many cores from now on, at most its cap. */
  void setShare(double newCores) {
    cores = newCores;
    setPace(newCores / wantedCount);
  }

  private void setPace(double newPace) {
    boolean share = newPace < 1;
    if (share == sharing && newPace == pace) {
      return;
    }
    passWork();
    pace = newPace;
    if (share && !sharing) {
      beginSharing();
    } else if (!share && sharing) {
      endSharing();
    }
    if (share) {
      arm();
    }
  }

  /** Work done at the present pace, before pace or speed change. */
  void passWork() {
    long nowNs = host.nowNs();
    if (sharing) {
      passed += (nowNs - passedAtNs) * pace * machine.speed;
    }
    passedAtNs = nowNs;
  }

  private void beginSharing() {
    sharing = true;
    passed = 0;
    passedAtNs = host.nowNs();
    for (int i = 0; i < count; i++) {
      int thread = threads[i];
      host.disarmUndisturbed(thread);
      host.mark[thread] = (host.endNs[thread] - passedAtNs) * machine.speed;
    }
    for (int i = count / 2 - 1; i >= 0; i--) {
      siftDown(i);
    }
  }

  private void endSharing() {
    sharing = false;
    disarm();
    for (int i = 0; i < count; i++) {
      int thread = threads[i];
      host.position[thread] = i;
      host.armUndisturbed(thread, endNs(host.mark[thread] - passed));
    }
  }

  private long endNs(double workNs) {
    return host.nowNs() + Math.max(0, (long) StrictMath.ceil(workNs / machine.speed));
  }

  /** Adds a thread; its share was set by {@link #wanted}. */
  void begin(int thread, long workNs) {
    if (count == threads.length) {
      threads = Arrays.copyOf(threads, 2 * count);
    }
    threads[count] = thread;
    if (sharing) {
      passWork();
      passed = count == 0 ? 0 : passed;
      host.mark[thread] = passed + workNs;
      siftUp(count++);
      arm();
    } else {
      host.position[thread] = count++;
      host.armUndisturbed(thread, endNs((double) workNs));
    }
  }

  void removeUndisturbed(int thread) {
    int at = host.position[thread];
    int last = threads[--count];
    threads[at] = last;
    host.position[last] = at;
  }

  /** Takes the thread whose work ends first out; it is through. */
  int removeFirst() {
    timer = EventCalendar.NONE;
    passWork();
    int first = threads[0];
    passed = Math.max(passed, host.mark[first]);
    threads[0] = threads[--count];
    siftDown(0);
    if (count > 0) {
      arm();
    }
    return first;
  }

  void abandon() {
    machine.passTime(host.nowNs());
    disarm();
    for (int i = 0; i < count; i++) {
      if (!sharing) {
        host.disarmUndisturbed(threads[i]);
      }
      host.owner[threads[i]] = null;
    }
    count = 0;
    wanted(0);
  }

  void speedChanged(double before) {
    if (sharing) {
      arm();
      return;
    }
    long nowNs = host.nowNs();
    for (int i = 0; i < count; i++) {
      int thread = threads[i];
      host.disarmUndisturbed(thread);
      host.armUndisturbed(thread, endNs((host.endNs[thread] - nowNs) * before));
    }
  }

  private void arm() {
    if (count > 0) {
      double leftNs = (host.mark[threads[0]] - passed) / (pace * machine.speed);
      long atNs = host.nowNs() + Math.max(0, (long) StrictMath.ceil(leftNs));
      timer = host.rearmShared(timer, index, atNs);
    }
  }

  private void disarm() {
    if (timer != EventCalendar.NONE) {
      host.disarm(timer);
      timer = EventCalendar.NONE;
    }
  }

  private void siftUp(int from) {
    int at = from;
    int thread = threads[at];
    double mark = host.mark[thread];
    while (at > 0 && host.mark[threads[(at - 1) / 2]] > mark) {
      threads[at] = threads[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    threads[at] = thread;
  }

  private void siftDown(int from) {
    if (from >= count) {
      return;
    }
    int at = from;
    int thread = threads[at];
    double mark = host.mark[thread];
    for (int child = 2 * at + 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && host.mark[threads[child + 1]] < host.mark[threads[child]]) {
        child++;
      }
      if (host.mark[threads[child]] >= mark) {
        break;
      }
      threads[at] = threads[child];
      at = child;
    }
    threads[at] = thread;
  }
}
