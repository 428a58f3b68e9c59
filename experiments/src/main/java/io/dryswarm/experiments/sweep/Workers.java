package io.dryswarm.experiments.sweep;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs on several threads, one simulation per thread. */
public final class Workers {
  private final int threads;

  /**
   * @param threads at least 1
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + ", expected at least 1");
    }
    this.threads = threads;
  }

  /**
   * Runs all trials, in any order.
   *
   * @param run  of one trial; called from several threads
   * @param done told each result, one at a time
   * @throws InterruptedException if this thread is interrupted: no further trial is begun
   * @throws RuntimeException     what the first trial that failed threw; no further trial is begun
   */
  public <T, R> void run(Iterable<T> trials, Function<T, R> run, Consumer<R> done)
      throws InterruptedException {
    Iterator<T> queue = trials.iterator();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(() -> work(queue, run, done)));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T, R> void work(Iterator<T> queue, Function<T, R> run, Consumer<R> done) {
    for (T trial = next(queue); trial != null; trial = next(queue)) {
      R result;
      try {
        result = run.apply(trial);
      } catch (RuntimeException | Error failure) {
        stop(queue);
        throw failure;
      }
      synchronized (queue) {
        done.accept(result);
      }
    }
  }

  private static <T> @Nullable T next(Iterator<T> queue) {
    synchronized (queue) {
      return queue.hasNext() && !Thread.currentThread().isInterrupted() ? queue.next() : null;
    }
  }

  private static void stop(Iterator<?> queue) {
    synchronized (queue) {
      while (queue.hasNext()) {
        queue.next();
      }
    }
  }

  private static void await(Future<?> worker) throws InterruptedException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new CancellationException(String.valueOf(e.getCause()));
    }
  }
}
