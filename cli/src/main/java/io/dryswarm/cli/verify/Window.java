package io.dryswarm.cli.verify;

import io.dryswarm.core.EventType;
import io.dryswarm.core.Simulation.EventObserver;
import java.util.ArrayList;
import java.util.List;

/** The events of a run between two checkpoints, one by one. */
final class Window implements EventObserver {
  private final long after;
  private final List<Event> events = new ArrayList<>();

  /**
   * @param after number of the last event before the window
   */
  Window(long after) {
    this.after = after;
  }

  @Override
  public void onEvent(
      long eventNumber, long timeNs, EventType type, int target, long arg, long payloadDigest) {
    if (eventNumber > after && eventNumber <= after + Checkpoints.EVERY) {
      events.add(new Event(eventNumber, timeNs, type.name(), target, arg, payloadDigest));
    }
  }

  List<Event> events() {
    return events;
  }
}
