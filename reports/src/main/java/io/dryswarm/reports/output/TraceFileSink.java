package io.dryswarm.reports.output;

import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.core.trace.TraceSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.atomic.SpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes trace records as JSON lines on a thread of its own, so that output does not slow the loop.
 *
 * <p>Records pass through a bounded queue; while it is full, the loop waits: nothing is lost and memory stays bounded. One thread
 * records; {@link #close} may come from another (at Ctrl-C), after which records are ignored and the file ends with a whole line.
 */
public final class TraceFileSink implements TraceSink, Closeable {
  private static final int CAPACITY = 1 << 14;
  private static final int SPINS = 200;
  private static final long PARK_NS = 50_000;

  private final SpscAtomicArrayQueue<TraceRecord> queue = new SpscAtomicArrayQueue<>(CAPACITY);
  private final TraceLines lines;
  private final Thread writer = new Thread(this::drain, "trace-writer");
  private volatile boolean closing;
  private volatile @Nullable IOException failure;

  /** One record on its way to the file. */
  record TraceRecord(long timeNs, TraceCode code, int entity, long a, long b, String text) {}

  /** Starts the writer. The sink owns the stream. */
  public TraceFileSink(OutputStream stream) throws IOException {
    this.lines = new TraceLines(stream);
    writer.setDaemon(true);
    writer.start();
  }

  @Override
  public void record(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    TraceRecord next = new TraceRecord(timeNs, code, entity, a, b, text);
    int tries = 0;
    while (!closing && writer.isAlive() && !queue.offer(next)) {
      waitALittle(tries++);
    }
  }

  /**
   * Writes what is queued, and closes the stream. Later calls do nothing more.
   *
   * @throws IOException if any record could not be written
   */
  @Override
  public void close() throws IOException {
    closing = true;
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** The writer's loop. After a failure it goes on taking records, so that the loop does not hang; {@link #close} tells. */
  private void drain() {
    try (lines) {
      int tries = 0;
      while (true) {
        boolean last = closing;
        TraceRecord next = queue.poll();
        if (next != null) {
          write(next);
          tries = 0;
        } else if (last) {
          return;
        } else {
          waitALittle(tries++);
        }
      }
    } catch (IOException e) {
      keep(e);
    } catch (RuntimeException | Error e) {
      keep(new IOException("the writer of the trace has failed: " + e, e));
    }
  }

  private void write(TraceRecord next) {
    if (failure == null) {
      try {
        lines.write(next);
      } catch (IOException e) {
        keep(e);
      }
    }
  }

  private void keep(IOException e) {
    if (failure == null) {
      failure = e;
    }
  }

  private static void waitALittle(int tries) {
    if (tries < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(PARK_NS);
    }
  }
}
