package io.dryswarm.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.dryswarm.core.Payload;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random schedules on the real calendar and on the tree: the same events in the same order, the same answers. */
class EventCalendarOracleTest {
  private static final int STEPS = 60_000;

  private record Tag(long digest) implements Payload {}

  /** Shapes of the distance to the next event, nanoseconds. */
  private enum Delays {
    SAME_INSTANT(1, 1),
    DENSE(0, 300),
    MILLISECONDS(0, 20_000_000),
    SECONDS(1_000_000_000, 3_000_000_000L),
    WIDE(0, Long.MAX_VALUE / 2),
    MIXED(0, 0),
    BURSTS(0, 0),
    END_OF_TIME(0, 0);

    final long low;
    final long high;

    Delays(long low, long high) {
      this.low = low;
      this.high = high;
    }

    long next(RandomStream dice, long nowNs) {
      return switch (this) {
        case SAME_INSTANT -> dice.nextInt(3);
        case MIXED -> dice.nextLong() >>> 1 + dice.nextInt(63);
        case BURSTS -> dice.nextInt(40) == 0 ? dice.nextInt(4) * 5_000_000_000L : 5_000_000_000L;
        case END_OF_TIME ->
          Math.max(0, Long.MAX_VALUE - nowNs - dice.nextInt(4) * dice.nextInt(1000));
        default -> dice.nextLong(low, high);
      };
    }
  }

  private final EventCalendar real = new EventCalendar();
  private final TreeCalendar oracle = new TreeCalendar();
  private final long[] realHandles = new long[256];
  private final long[] oracleHandles = new long[256];
  private RandomStream dice = new RandomStreams(0).stream("test.oracle", 0);
  private long nowNs;
  private int scheduled;

  @ParameterizedTest
  @EnumSource(Delays.class)
  void sameOrderAsTheTree(Delays delays) {
    for (int growth = 0; growth < 4; growth++) {
      nowNs = 0;
      var fresh = new EventCalendarOracleTest();
      fresh.dice = new RandomStreams(growth).stream("test.oracle", delays.ordinal());
      fresh.run(delays, growth);
    }
  }

  /** Growth 0 drains the calendar again and again, higher ones let it grow to thousands of events. */
  private void run(Delays delays, int growth) {
    for (int step = 0; step < STEPS; step++) {
      int action = dice.nextInt(16);
      if (action < 4 + growth) {
        schedule(delays);
      } else if (action < 8 + growth / 2) {
        pollBoth(limit(delays));
      } else if (action < 11) {
        rearm(delays);
      } else if (action < 13) {
        cancel();
      } else if (growth > 0 && step % 1000 == 13) {
        burst(delays);
      }
      assertEquals(oracle.size(), real.size());
    }
    drain();
  }

  private void burst(Delays delays) {
    long timeNs = later(delays);
    for (int i = 0; i < 400; i++) {
      scheduleAt(timeNs + (dice.nextInt(50) == 0 && timeNs < Long.MAX_VALUE ? 1 : 0));
    }
  }

  private long limit(Delays delays) {
    return dice.nextInt(4) == 0 ? later(delays) : Long.MAX_VALUE;
  }

  private long later(Delays delays) {
    long timeNs = nowNs + delays.next(dice, nowNs);
    return timeNs < 0 ? Long.MAX_VALUE : timeNs;
  }

  private void schedule(Delays delays) {
    scheduleAt(later(delays));
  }

  private void scheduleAt(long timeNs) {
    int name = dice.nextInt(realHandles.length);
    int target = (int) dice.nextLong();
    Tag tag = dice.nextInt(3) == 0 ? new Tag(scheduled) : null;
    int kind = dice.nextInt(1000);
    realHandles[name] = real.schedule(timeNs, kind, target, scheduled, tag);
    oracleHandles[name] = oracle.schedule(timeNs, kind, target, scheduled, tag);
    scheduled++;
  }

  /** Handles are kept when they go stale, so many of these must have no effect. */
  private void cancel() {
    int name = dice.nextInt(realHandles.length);
    if (realHandles[name] != 0) {
      assertEquals(oracle.isPending(oracleHandles[name]), real.isPending(realHandles[name]));
      assertEquals(oracle.cancel(oracleHandles[name]), real.cancel(realHandles[name]));
    }
  }

  private void rearm(Delays delays) {
    int name = dice.nextInt(realHandles.length);
    if (realHandles[name] != 0) {
      long timeNs = later(delays);
      boolean expected = oracle.rearm(oracleHandles[name], timeNs) != EventCalendar.NONE;
      long handle = real.rearm(realHandles[name], timeNs);
      assertEquals(expected, handle != EventCalendar.NONE);
      assertFalse(real.isPending(realHandles[name]), "the old handle");
      realHandles[name] = expected ? handle : realHandles[name];
    }
  }

  private boolean pollBoth(long limitNs) {
    boolean found = oracle.poll(limitNs);
    assertEquals(found, real.poll(limitNs));
    if (found) {
      nowNs = oracle.polledTimeNs();
      assertEquals(nowNs, real.polledTimeNs());
      assertEquals(oracle.polledArg(), real.polledArg());
      assertEquals(oracle.polledKind(), real.polledKind());
      assertEquals(oracle.polledTarget(), real.polledTarget());
      assertSame(oracle.polledPayload(), real.takePolledPayload());
    } else {
      nowNs = Math.max(nowNs, limitNs == Long.MAX_VALUE ? nowNs : limitNs);
    }
    return found;
  }

  private void drain() {
    while (pollBoth(Long.MAX_VALUE)) {
      assertEquals(oracle.size(), real.size());
    }
    assertEquals(0, real.size());
  }
}
