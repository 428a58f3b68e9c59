package io.dryswarm.conformance;

import io.dryswarm.conformance.input.RecordedFiles;
import io.dryswarm.conformance.input.Schema;
import io.dryswarm.conformance.oracle.ConstraintFile;
import io.dryswarm.conformance.oracle.RaftFile;
import io.dryswarm.conformance.oracle.SchedulerFile;
import io.dryswarm.conformance.oracle.TimelineFile;
import io.dryswarm.conformance.replay.ReplayFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Plays recorded files against the models. */
public final class Conformance {
  private static final List<Schema> SCHEMAS = List.of(
      new ReplayFile(),
      new SchedulerFile(),
      new ConstraintFile(),
      new TimelineFile(),
      new RaftFile());

  private final int parallel;
  private final Consumer<String> progress;

  /**
   * @param parallel how many cases are played at the same time, &ge; 1; the result does not depend on it
   * @param progress is told the name of each group before it is played
   */
  public Conformance(int parallel, Consumer<String> progress) {
    this.parallel = parallel;
    this.progress = progress;
  }

  /**
   * Reads the recordings below these paths.
   *
   * @param places directories, whose files are taken in the order of their names, or files
   * @param notes  is told of files that are no recordings
   * @throws BrokenFile if a recording cannot be used, or nothing was found
   */
  public static List<RecordedGroup> read(List<Path> places, Consumer<String> notes)
      throws BrokenFile {
    return new RecordedFiles(SCHEMAS, notes).read(places);
  }

  /** Plays the cases whose id is chosen; groups without any are left out. */
  public ConformanceResult play(List<RecordedGroup> groups, Predicate<String> chosen) {
    ExecutorService workers = Executors.newFixedThreadPool(parallel);
    try {
      List<GroupResult> results = new ArrayList<>();
      for (RecordedGroup group : groups) {
        List<RecordedCase> cases =
            group.cases().stream().filter(c -> chosen.test(c.id())).toList();
        if (!cases.isEmpty()) {
          progress.accept(group.name());
          results.add(new GroupResult(group.name(), group.file(), play(cases, workers)));
        }
      }
      return new ConformanceResult(results);
    } finally {
      workers.shutdownNow();
    }
  }

  private static List<CaseResult> play(List<RecordedCase> cases, ExecutorService workers) {
    List<Future<CaseResult>> played =
        cases.stream().map(c -> workers.submit(() -> play(c))).toList();
    List<CaseResult> results = new ArrayList<>();
    for (Future<CaseResult> result : played) {
      try {
        results.add(result.get());
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        throw unwrapped(e);
      }
    }
    return results;
  }

  private static CaseResult play(RecordedCase recorded) {
    return new CaseResult(recorded.id(), recorded.note(), recorded.play());
  }

  /** A fault of the simulator stays what it is. */
  private static RuntimeException unwrapped(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(failed);
  }
}
