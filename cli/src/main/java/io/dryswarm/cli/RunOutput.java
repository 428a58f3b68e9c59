package io.dryswarm.cli;

import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.output.OutputDirectory;
import io.dryswarm.reports.output.RunFiles;
import io.dryswarm.reports.output.TraceFileSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run writes besides its report on standard output: a directory of files, a trace, both or nothing. */
final class RunOutput {
  private final @Nullable OutputDirectory directory;
  private final @Nullable TraceFileSink trace;

  private RunOutput(@Nullable OutputDirectory directory, @Nullable TraceFileSink trace) {
    this.directory = directory;
    this.trace = trace;
  }

  /**
   * Opens what is asked for, before the run starts.
   *
   * @param target      directory, or {@code null} for none
   * @param traced      whether a trace is wanted
   * @param traceStream receives the trace if there is no directory; not closed
   */
  static RunOutput open(
      @Nullable Path target, boolean force, boolean traced, OutputStream traceStream)
      throws IOException {
    OutputDirectory directory = target == null ? null : OutputDirectory.open(target, force);
    if (!traced) {
      return new RunOutput(directory, null);
    }
    OutputStream stream = directory == null ? traceStream : directory.create(OutputDirectory.TRACE);
    return new RunOutput(directory, new TraceFileSink(stream));
  }

  List<TraceSink> sinks() {
    return trace == null ? List.of() : List.of(trace);
  }

  /** The run is complete: files appear, all at once. */
  void publish(RunReport report) throws IOException {
    if (trace != null) {
      trace.close();
    }
    if (directory != null) {
      RunFiles.write(report, directory);
      directory.publish();
    }
  }

  /**
   * The run is not complete: no file appears, but the trace so far is kept. Harmless after {@link #publish}.
   *
   * @return where the trace is, if there is one
   */
  Optional<Path> abandon() throws IOException {
    if (trace != null) {
      trace.close();
    }
    return directory == null ? Optional.empty() : directory.abandon();
  }
}
