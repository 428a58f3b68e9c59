package io.dryswarm.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TraceTest {
  private static final TraceCode PING = new TraceCode("test.ping", "A ping; entity: who.");

  private long nowNs = 5;
  private final Trace trace = new Trace(() -> nowNs);

  @Test
  void nobodyListensUntilASinkIsAdded() {
    assertFalse(trace.isOn());
    trace.add(PING, 1);
    MemorySink sink = new MemorySink(10);
    trace.addSink(sink);
    assertTrue(trace.isOn());
    assertEquals("", sink.drain());
  }

  @Test
  void everySinkGetsEveryRecordWithItsTime() {
    MemorySink first = new MemorySink(10);
    MemorySink second = new MemorySink(10);
    trace.addSink(first);
    trace.addSink(second);
    trace.add(PING, 1);
    nowNs = 8;
    trace.add(PING, 2, 3);
    trace.add(PING, 2, 3, 4, "why");
    String expected = "5 test.ping 1 0 0\n8 test.ping 2 3 0\n8 test.ping 2 3 4 why\n";
    assertEquals(expected, first.drain());
    assertEquals(expected, second.drain());
    assertEquals("", first.drain());
  }

  @Test
  void memorySinkKeepsTheLatestOnly() {
    MemorySink sink = new MemorySink(2);
    trace.addSink(sink);
    for (int i = 0; i < 5; i++) {
      trace.add(PING, i);
    }
    assertEquals(3, sink.dropped());
    assertEquals(2, sink.records().size());
    assertEquals(3, sink.records().get(0).entity());
    assertThrows(IllegalArgumentException.class, () -> new MemorySink(0));
  }
}
