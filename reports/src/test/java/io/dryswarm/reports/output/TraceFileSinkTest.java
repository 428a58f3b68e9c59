package io.dryswarm.reports.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.core.trace.TraceCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TraceFileSinkTest {
  private static final TraceCode CODE = new TraceCode("test.record", "For tests.");
  private static final int MORE_THAN_THE_QUEUE_HOLDS = 100_000;

  @Test
  void writesOneObjectALine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TraceFileSink sink = new TraceFileSink(bytes)) {
      sink.record(12, CODE, 3, 4, 5, "a \"quoted\" word\nand a line");
      sink.record(13, CODE, -1, 0, 0, "");
    }

    assertEquals("""
        {"timeNs":12,"code":"test.record","entity":3,"a":4,"b":5,"text":"a \\"quoted\\" word\\nand a line"}
        {"timeNs":13,"code":"test.record","a":0,"b":0}
        """, bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void losesNothingWhenTheWriterIsSlow() throws Exception {
    SlowStart stream = new SlowStart();
    AtomicInteger recorded = new AtomicInteger();
    TraceFileSink sink = new TraceFileSink(stream);
    Thread loop = new Thread(() -> {
      for (int i = 0; i < MORE_THAN_THE_QUEUE_HOLDS; i++) {
        sink.record(i, CODE, 0, i, 0, "some words, to fill the writer's buffer");
        recorded.incrementAndGet();
      }
    });
    loop.start();
    assertTrue(stream.blocked.await(30, TimeUnit.SECONDS), "the writer never wrote");
    assertTrue(
        recorded.get() < MORE_THAN_THE_QUEUE_HOLDS, "the loop did not wait for the slow writer");
    stream.mayGoOn.countDown();
    loop.join();
    sink.close();

    String[] lines = stream.bytes.toString(StandardCharsets.UTF_8).split("\n");
    assertEquals(MORE_THAN_THE_QUEUE_HOLDS, lines.length);
    ObjectMapper json = new ObjectMapper();
    for (int i = 0; i < lines.length; i++) {
      JsonNode line = json.readTree(lines[i]);
      assertEquals(i, line.get("a").asInt());
    }
  }

  @Test
  void closedFromAnotherThreadItEndsWithAWholeLineAndLetsTheLoopGo() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TraceFileSink sink = new TraceFileSink(bytes);
    CountDownLatch running = new CountDownLatch(1);
    Thread loop = new Thread(() -> {
      for (int i = 0; i < 20 * MORE_THAN_THE_QUEUE_HOLDS; i++) {
        sink.record(i, CODE, 0, i, 0, "words");
        running.countDown();
      }
    });
    loop.start();
    running.await();
    sink.close();
    loop.join();

    String text = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(text.isEmpty() || text.endsWith("}\n"), "ends within a line");
  }

  @Test
  void aFullDiskIsToldAtTheEndAndDoesNotHangTheLoop() throws Exception {
    OutputStream full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    };
    TraceFileSink sink = new TraceFileSink(full);
    for (int i = 0; i < MORE_THAN_THE_QUEUE_HOLDS; i++) {
      sink.record(i, CODE, 0, i, 0, "words");
    }

    IOException e = assertThrows(IOException.class, sink::close);
    assertEquals("No space left on device", e.getMessage());
  }

  /** Blocks its first write until it may go on. */
  private static final class SlowStart extends OutputStream {
    final CountDownLatch blocked = new CountDownLatch(1);
    final CountDownLatch mayGoOn = new CountDownLatch(1);
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      throw new AssertionError("one byte at a time");
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
      blocked.countDown();
      try {
        mayGoOn.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      bytes.write(source, from, length);
    }
  }
}
