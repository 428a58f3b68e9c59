package io.dryswarm.bench;

import io.dryswarm.core.SlotEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** What a straightforward program does: a PriorityQueue of event objects; a cancelled one is skipped when it surfaces. */
final class PriorityQueueKernel extends Kernel {
  private static final class Event implements Comparable<Event> {
    private final long timeNs;
    private final long sequence;
    private final int kind;
    private final int target;
    private boolean cancelled;

    Event(long timeNs, long sequence, int kind, int target) {
      this.timeNs = timeNs;
      this.sequence = sequence;
      this.kind = kind;
      this.target = target;
    }

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(timeNs, other.timeNs);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final List<SlotEvent.Handler> handlers = new ArrayList<>();
  private Event[] timers = new Event[0];
  private long sequence;
  private long nowNs;
  private boolean stopped;

  @Override
  int define(String name, SlotEvent.Handler handler) {
    handlers.add(handler);
    return handlers.size() - 1;
  }

  @Override
  long nowNs() {
    return nowNs;
  }

  @Override
  void at(long timeNs, int kind, int target) {
    queue.add(new Event(timeNs, sequence++, kind, target));
  }

  @Override
  void timers(int count) {
    timers = new Event[count];
  }

  @Override
  void startTimer(long timeNs, int kind, int target) {
    Event event = new Event(timeNs, sequence++, kind, target);
    timers[target] = event;
    queue.add(event);
  }

  @Override
  void cancelTimer(int target) {
    timers[target].cancelled = true;
  }

  @Override
  void moveTimer(long timeNs, int target) {
    cancelTimer(target);
    startTimer(timeNs, timers[target].kind, target);
  }

  @Override
  void runUntil(long endNs) {
    stopped = false;
    while (!stopped && !queue.isEmpty() && queue.peek().timeNs <= endNs) {
      Event event = queue.remove();
      if (!event.cancelled) {
        nowNs = event.timeNs;
        handlers.get(event.kind).on(event.target, 0);
      }
    }
  }

  @Override
  void stop() {
    stopped = true;
  }
}
