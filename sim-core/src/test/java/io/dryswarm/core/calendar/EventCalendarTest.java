package io.dryswarm.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Payload;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCalendarTest {
  private static final long END = Long.MAX_VALUE;

  private final EventCalendar calendar = new EventCalendar();

  private long at(long timeNs, long arg) {
    return calendar.schedule(timeNs, 1, 2, arg, null);
  }

  /** The arguments of all events up to a time, in order. */
  private String drain(long limitNs) {
    StringBuilder seen = new StringBuilder();
    while (calendar.poll(limitNs)) {
      seen.append(' ').append(calendar.polledArg());
    }
    return seen.toString().trim();
  }

  @Test
  void equalTimesRunInTheOrderOfScheduling() {
    for (int i = 0; i < 5; i++) {
      at(7, i);
      at(3, 10 + i);
    }
    assertEquals("10 11 12 13 14 0 1 2 3 4", drain(END));
  }

  @Test
  void limitIsInclusive() {
    at(10, 1);
    at(11, 2);
    assertEquals("1", drain(10));
    assertEquals("", drain(10));
    assertEquals("2", drain(11));
  }

  @Test
  void lastInstantOfTheRangeIsReached() {
    at(Long.MAX_VALUE, 1);
    at(Long.MAX_VALUE - 1, 2);
    at(Long.MAX_VALUE, 3);
    assertEquals("2 1 3", drain(END));
    at(Long.MAX_VALUE, 4);
    assertEquals("4", drain(END));
  }

  @Test
  void eventsMayPrecedeTheOneThatWasWaitingWhenTheLimitWasMet() {
    at(5_000_000_000L, 1);
    assertEquals("", drain(1_000));
    at(1_001, 2);
    at(4_999_999_999L, 3);
    assertEquals("2 3 1", drain(END));
  }

  @Test
  void cancelledEventsDoNotRunAndCancellingTwiceIsHarmless() {
    long handle = at(5, 1);
    at(6, 2);
    assertTrue(calendar.isPending(handle));
    assertTrue(calendar.cancel(handle));
    assertFalse(calendar.cancel(handle));
    assertFalse(calendar.isPending(handle));
    assertEquals(EventCalendar.NONE, calendar.rearm(handle, 9));
    assertEquals(1, calendar.size());
    assertEquals("2", drain(END));
  }

  @Test
  void staleHandleDoesNotTouchTheNextUserOfItsSlot() {
    long fired = at(5, 1);
    drain(5);
    long next = at(6, 2);
    assertNotEquals(fired, next);
    assertFalse(calendar.cancel(fired));
    assertEquals(EventCalendar.NONE, calendar.rearm(fired, 10));
    assertTrue(calendar.isPending(next));
    assertFalse(calendar.cancel(EventCalendar.NONE));
    assertFalse(calendar.cancel(0));
  }

  @Test
  void rearmTakesTheLastPlaceAmongEqualTimes() {
    long handle = at(5, 1);
    at(9, 2);
    calendar.rearm(handle, 9);
    at(9, 3);
    assertEquals("2 1 3", drain(END));
  }

  @Test
  void rearmToTheSameTimeGoesBehindTheOthers() {
    long handle = at(5, 1);
    at(5, 2);
    calendar.rearm(handle, 5);
    assertEquals("2 1", drain(END));
  }

  @Test
  void rearmEarlierAndLaterAgain() {
    long handle = at(50, 1);
    handle = calendar.rearm(handle, 20);
    handle = calendar.rearm(handle, 70);
    handle = calendar.rearm(handle, 30);
    at(29, 2);
    at(31, 3);
    assertEquals(3, calendar.size());
    assertEquals("2 1 3", drain(END));
    assertEquals(0, calendar.size());
  }

  @Test
  void movedEventCanBeCancelledBeforeAndAfterItsOldTime() {
    long first = calendar.rearm(at(10, 1), 100);
    long second = calendar.rearm(at(10, 2), 100);
    assertTrue(calendar.cancel(first));
    assertEquals("", drain(50));
    assertTrue(calendar.isPending(second));
    assertTrue(calendar.cancel(second));
    assertEquals("", drain(END));
  }

  @Test
  void aMillionEventsComeOutSorted() {
    RandomStream dice = new RandomStreams(5).stream("test.growth", 0);
    int n = 1_000_000;
    for (int i = 0; i < n; i++) {
      at(dice.nextLong(0, 3_000_000_000L), i);
    }
    long before = -1;
    for (int i = 0; i < n; i++) {
      assertTrue(calendar.poll(END));
      assertTrue(calendar.polledTimeNs() >= before);
      before = calendar.polledTimeNs();
    }
    assertFalse(calendar.poll(END));
  }

  @Test
  void hugeBurstInOneInstantStaysInOrderWhileItGrows() {
    int n = 200_000;
    for (int i = 0; i < n; i++) {
      at(1_000_000_007L, i);
    }
    for (int i = 0; i < 2 * n; i++) {
      assertTrue(calendar.poll(END));
      assertEquals(i, calendar.polledArg());
      if (i < n) {
        at(calendar.polledTimeNs(), n + i);
      }
    }
    assertEquals(0, calendar.size());
  }

  @Test
  void twoClumpsFarBehindALoneEventStayInOrder() {
    int bucketNs = 1 << 16;
    at(bucketNs, 0);
    StringBuilder expected = new StringBuilder("0");
    for (int i = 1; i <= 53; i++) {
      at((i <= 23 ? 200 : 201) * (long) bucketNs + 7, i);
      expected.append(' ').append(i);
    }
    assertEquals(expected.toString(), drain(END));
  }

  @Test
  void hugeBurstOfMovedEventsIsOrderedByTheTimeOfMoving() {
    int n = 50_000;
    List<Long> handles = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      handles.add(at(1_000 + i, i));
    }
    for (int i = n - 1; i >= 0; i--) {
      calendar.rearm(handles.get(i), 7_000_000_000L);
    }
    for (int i = n - 1; i >= 0; i--) {
      assertTrue(calendar.poll(END));
      assertEquals(i, calendar.polledArg());
    }
  }

  @Test
  void cancelledEventsDoNotPileUp() {
    long far = 3_600_000_000_000L;
    for (int i = 0; i < 3_000_000; i++) {
      calendar.cancel(at(far - i, i));
    }
    assertTrue(calendar.entries() < 100_000, () -> "entries: " + calendar.entries());
    at(far, 1);
    assertEquals("1", drain(END));
  }

  @Test
  void laterEventTakesOverTheQueueEntryOfACancelledOne() {
    long first = at(5, 1);
    at(9, 2);
    for (int i = 0; i < 1_000; i++) {
      assertTrue(calendar.cancel(first));
      first = at(9 + i / 999, 3);
    }
    at(10, 4);
    at(8, 5);
    assertEquals(4, calendar.size());
    assertEquals(4, calendar.entries());
    assertTrue(calendar.isPending(first));
    assertEquals("5 2 3 4", drain(END));
    assertFalse(calendar.isPending(first));
  }

  @Test
  void earlierEventDoesNotWaitForTheQueueEntryOfACancelledOne() {
    long first = calendar.rearm(at(5, 1), 50);
    calendar.cancel(first);
    at(20, 2);
    assertEquals("2", drain(30));
    calendar.cancel(at(60, 3));
    assertEquals("", drain(END));
    at(70, 4);
    assertEquals("4", drain(END));
    assertEquals(0, calendar.entries());
  }

  private record Tag(long digest) implements Payload {}

  @Test
  void payloadIsForgottenWhenTheEventRunsOrIsCancelled() {
    List<WeakReference<Payload>> tags = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Payload tag = new Tag(i);
      tags.add(new WeakReference<>(tag));
      long handle = calendar.schedule(i, 1, 2, 3, tag);
      if (i == 0) {
        assertTrue(calendar.poll(END));
        assertEquals(0, calendar.takePolledPayload().digest());
      } else {
        assertTrue(calendar.cancel(handle));
      }
    }
    for (int i = 0; i < 20 && tags.stream().anyMatch(tag -> tag.get() != null); i++) {
      System.gc();
    }
    for (WeakReference<Payload> tag : tags) {
      assertNull(tag.get());
    }
  }

  @Test
  void shuffledTiesKeepTimesAndChangeOnlyTheOrderWithinThem() {
    List<String> orders = new ArrayList<>();
    for (long salt : new long[] {1, 2, 2}) {
      EventCalendar shuffled = new EventCalendar(TieOrder.shuffled(salt));
      List<Long> early = new ArrayList<>();
      List<Long> late = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        shuffled.schedule(i % 2 == 0 ? 10 : 20, 1, 2, i, null);
      }
      while (shuffled.poll(END)) {
        (shuffled.polledTimeNs() == 10 ? early : late).add(shuffled.polledArg());
      }
      orders.add(early + " " + late);
      Collections.sort(early);
      assertEquals(25, early.size());
      assertEquals(0, early.get(0));
      assertEquals(48, early.get(24));
      assertEquals(25, late.size());
    }
    assertNotEquals(orders.get(0), orders.get(1), "another salt, another order");
    assertEquals(orders.get(1), orders.get(2), "the same salt, the same order");
    assertThrows(IllegalArgumentException.class, () -> TieOrder.shuffled(0));
  }
}
