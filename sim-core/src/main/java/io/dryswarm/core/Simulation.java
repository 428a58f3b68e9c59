package io.dryswarm.core;

import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.core.calendar.TieOrder;
import io.dryswarm.core.random.RandomStreams;
import io.dryswarm.core.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run: the clock, the calendar and the loop. Single-threaded; everything a run needs hangs from here, so that two runs in one
 * process cannot touch each other.
 */
public final class Simulation {
  private static final int EVENTS_AT_A_TIME = 1024;

  private final RunIdentity run;
  private final EventCalendar calendar;
  private final RandomStreams streams;
  private final Trace trace = new Trace(this::nowNs);
  private final List<EventType> types = new ArrayList<>();
  private SlotEvent.Handler[] slotHandlers = new SlotEvent.Handler[16];
  private RecordHandler[] recordHandlers = new RecordHandler[16];
  private long digest = Digest.of(0);
  private long nowNs;
  private long eventNumber;
  private boolean stopped;
  private @Nullable EventObserver observer;
  private final Pauses pauses = new Pauses();
  private boolean somebodyPaused;

  /** Sees every event just before it runs; must not change anything. */
  @FunctionalInterface
  public interface EventObserver {
    /**
     * @param eventNumber number of this event, from 1
     * @param payloadDigest digest of the payload, 0 if there is none
     */
    void onEvent(
        long eventNumber, long timeNs, EventType type, int target, long arg, long payloadDigest);
  }

  private interface RecordHandler {
    void on(int target, long arg, Payload payload);
  }

  public Simulation(RunIdentity run) {
    this(run, TieOrder.FIRST_COME);
  }

  /**
   * For tests only: with a shuffled order, events of equal time run in another order than they were scheduled in. A model whose
   * results then differ in kind has a hidden assumption about simultaneous events.
   */
  public Simulation(RunIdentity run, TieOrder ties) {
    this.run = run;
    this.calendar = new EventCalendar(ties);
    this.streams = new RandomStreams(run.seed());
  }

  public RunIdentity run() {
    return run;
  }

  public RandomStreams streams() {
    return streams;
  }

  public Trace trace() {
    return trace;
  }

  /** Virtual time, nanoseconds since the start of the run. */
  public long nowNs() {
    return nowNs;
  }

  /** Events executed so far. */
  public long eventNumber() {
    return eventNumber;
  }

  /** Rolling hash over (time, type, target, arg, payload) of every event executed so far. */
  public long digest() {
    return digest;
  }

  /** Number of events waiting. */
  public int pending() {
    return calendar.size();
  }

  /** At most one; {@code null} removes it. */
  public void observe(@Nullable EventObserver eventObserver) {
    this.observer = eventObserver;
  }

  /** Makes a data-plane event type. Call at assembly only: ids follow the order of calls. */
  public SlotEvent define(String name, SlotEvent.Handler handler) {
    SlotEvent type = new SlotEvent(types.size(), name);
    register(type);
    slotHandlers[type.id()] = handler;
    return type;
  }

  /** Makes a control-plane event type. Call at assembly only: ids follow the order of calls. */
  public <P extends Payload> RecordEvent<P> define(
      String name, Class<P> payloadType, RecordEvent.Handler<P> handler) {
    RecordEvent<P> type = new RecordEvent<>(types.size(), name);
    register(type);
    recordHandlers[type.id()] =
        (target, arg, payload) -> handler.on(target, arg, payloadType.cast(payload));
    return type;
  }

  private void register(EventType type) {
    if (type.id() == slotHandlers.length) {
      slotHandlers = Arrays.copyOf(slotHandlers, 2 * slotHandlers.length);
      recordHandlers = Arrays.copyOf(recordHandlers, slotHandlers.length);
    }
    types.add(type);
  }

  /**
   * Schedules an event at an absolute time.
   *
   * @param timeNs not before {@link #nowNs()}
   * @return handle for {@link #cancel} and {@link #rearm}
   */
  public long at(long timeNs, SlotEvent type, int target, long arg) {
    checkNotPast(timeNs, type);
    return calendar.schedule(timeNs, type.id(), target, arg, null);
  }

  /** Schedules an event {@code delayNs >= 0} from now. */
  public long after(long delayNs, SlotEvent type, int target, long arg) {
    return at(later(delayNs), type, target, arg);
  }

  /** Schedules a control-plane event at an absolute time. */
  public <P extends Payload> long at(
      long timeNs, RecordEvent<P> type, int target, long arg, P payload) {
    checkNotPast(timeNs, type);
    return calendar.schedule(timeNs, type.id(), target, arg, Objects.requireNonNull(payload));
  }

  /** Schedules a control-plane event {@code delayNs >= 0} from now. */
  public <P extends Payload> long after(
      long delayNs, RecordEvent<P> type, int target, long arg, P payload) {
    return at(later(delayNs), type, target, arg, payload);
  }

  /** Removes a pending event in O(1). Harmless if it already ran or was cancelled: returns {@code false}. */
  public boolean cancel(long handle) {
    return calendar.cancel(handle);
  }

  /**
   * Moves a pending event to another time, as cancel and schedule would, order at ties included. O(1) when the new time is not
   * earlier than the present one.
   *
   * @param timeNs not before {@link #nowNs()}
   * @return the handle that is valid from now on (the old one is not), or {@link EventCalendar#NONE} if the event was not pending any more
   */
  public long rearm(long handle, long timeNs) {
    if (timeNs < nowNs) {
      throw new IllegalArgumentException(
          "re-armed for " + timeNs + " ns, before now " + nowNs + " ns");
    }
    return calendar.rearm(handle, timeNs);
  }

  /** Whether the event of this handle still waits. */
  public boolean isPending(long handle) {
    return calendar.isPending(handle);
  }

  /**
   * Holds back the events of an owner that are due before a time; they come then, in the order in which they were scheduled, with their
   * handles as valid as ever. Replaces an earlier pause of that owner for events not yet held back.
   *
   * @param owner  as {@link EventOwner#of} says
   * @param untilNs virtual time, not before {@link #nowNs()}; {@link Time#NEVER} for the rest of the run
   */
  public void pause(int owner, long untilNs) {
    pauses.begin(owner, untilNs);
    somebodyPaused = true;
  }

  /** Ends a pause early: what has not been held back so far comes in time. */
  public void endPause(int owner) {
    pauses.end(owner);
    somebodyPaused = !pauses.isEmpty();
  }

  /** Ends {@link #runUntil} after the present event. */
  public void stop() {
    stopped = true;
  }

  /**
   * Runs all events up to and including {@code endNs}; then the clock stands at {@code endNs}, unless {@link #stop} was called.
   *
   * @throws SimulationFault if a handler throws
   */
  public void runUntil(long endNs) {
    stopped = false;
    try {
      boolean more = true;
      while (more) {
        more = runSome(endNs);
      }
    } catch (SimulationFault fault) {
      throw fault;
    } catch (RuntimeException | AssertionError cause) {
      String message = cause.getMessage();
      String what = message == null ? cause.getClass().getSimpleName() : message;
      throw new SimulationFault(what, where(), cause);
    }
    if (!stopped) {
      nowNs = Math.max(nowNs, endNs);
    }
  }

  /**
   * Runs a number of events; returns whether there may be more. A bounded loop, so that the compiler treats it as a method that is
   * called often and not as one long-running loop.
   */
  private boolean runSome(long endNs) {
    EventCalendar c = calendar;
    for (int i = 0; i < EVENTS_AT_A_TIME; i++) {
      if (stopped || !c.poll(endNs)) {
        return false;
      }
      if (somebodyPaused && isHeldBack(c)) {
        continue;
      }
      Payload payload = c.takePolledPayload();
      if (payload == null) {
        runSlotEvent(c.polledTimeNs(), c.polledWhat(), c.polledArg());
      } else {
        runRecordEvent(payload);
      }
    }
    return true;
  }

  private boolean isHeldBack(EventCalendar c) {
    EventType type = types.get(c.polledKind());
    int owner = type.ownerOf(c.polledTarget(), c.polledArg());
    if (owner == EventOwner.NOBODY) {
      return false;
    }
    long endNs = pauses.endNs(owner, c.polledTimeNs());
    somebodyPaused = !pauses.isEmpty();
    if (endNs <= c.polledTimeNs()) {
      return false;
    }
    c.putBack(endNs);
    return true;
  }

  private void runSlotEvent(long timeNs, long what, long arg) {
    note(timeNs, what, arg, 0);
    slotHandlers[EventCalendar.kindOf(what)].on(EventCalendar.targetOf(what), arg);
  }

  private void runRecordEvent(Payload payload) {
    int kind = calendar.polledKind();
    int target = calendar.polledTarget();
    long arg = calendar.polledArg();
    note(calendar.polledTimeNs(), calendar.polledWhat(), arg, payload.digest());
    recordHandlers[kind].on(target, arg, payload);
  }

  /** Moves the clock to an event that is about to run. */
  private void note(long timeNs, long what, long arg, long payloadDigest) {
    nowNs = timeNs;
    eventNumber++;
    digest = Digest.mix(digest, contentOf(timeNs, what, arg, payloadDigest));
    if (observer != null) {
      EventType type = types.get(EventCalendar.kindOf(what));
      observer.onEvent(eventNumber, timeNs, type, EventCalendar.targetOf(what), arg, payloadDigest);
    }
  }

  /** One word for one event; the multiplications are independent of each other, unlike the steps of a rolling hash. */
  private static long contentOf(long timeNs, long what, long arg, long payload) {
    return timeNs
        + what * 0x9E3779B97F4A7C15L
        + arg * 0xC2B2AE3D27D4EB4FL
        + payload * 0x165667B19E3779F9L;
  }

  /** Checks an invariant of the model; costs nothing but the test when it holds. */
  public void check(boolean holds, String invariant) {
    if (!holds) {
      throw new SimulationFault("invariant broken: " + invariant, where(), null);
    }
  }

  /** The end of time if the sum is beyond it. */
  private long later(long delayNs) {
    long timeNs = nowNs + delayNs;
    return timeNs < 0 && delayNs > 0 ? Time.NEVER : timeNs;
  }

  private SimulationFault.Where where() {
    String event = eventNumber == 0
        ? "assembly"
        : types.get(calendar.polledKind()).name() + " -> " + calendar.polledTarget();
    return new SimulationFault.Where(run, nowNs, eventNumber, event);
  }

  private void checkNotPast(long timeNs, EventType type) {
    if (timeNs < nowNs) {
      throw new IllegalArgumentException(
          type.name() + " scheduled at " + timeNs + " ns, before now " + nowNs + " ns");
    }
  }
}
