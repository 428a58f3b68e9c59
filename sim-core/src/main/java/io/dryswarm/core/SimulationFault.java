package io.dryswarm.core;

import org.jspecify.annotations.Nullable;

/**
 * The run cannot go on: an invariant of the simulator itself is broken, or a handler threw. The message says what, when, during
 * which event, and how to repeat the run. Never caused by user input.
 */
public final class SimulationFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Where where;

  /**
   * Position of a fault.
   *
   * @param timeNs      virtual time, nanoseconds
   * @param eventNumber number of the event, from 1; 0 before the first one
   * @param event       event type and target, for example {@code raft.deliver -> 3}, or {@code assembly}
   */
  public record Where(RunIdentity run, long timeNs, long eventNumber, String event) {}

  public SimulationFault(String what, Where where, @Nullable Throwable cause) {
    super(message(what, where), cause);
    this.where = where;
  }

  public Where where() {
    return where;
  }

  private static String message(String what, Where where) {
    long untilMs = where.timeNs() / Time.MILLISECOND + 1;
    return what
        + "\n  scenario " + where.run().scenario() + ", seed " + where.run().seed()
        + "\n  at virtual time " + Time.seconds(where.timeNs())
        + ", event " + where.eventNumber() + ", during " + where.event()
        + "\n  replay: " + where.run().replayCommand() + " --until " + untilMs + "ms --trace";
  }
}
