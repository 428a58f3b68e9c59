package io.dryswarm.reports.output;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.dryswarm.reports.csv.CsvFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory that receives the files of a run all at once: they are written beside it and moved in by {@link #publish}.
 *
 * <p>Only files of a run are ever replaced or deleted. A directory with other content is refused unless forced, and even then keeps that
 * content. Methods may be called from any thread.
 */
public final class OutputDirectory {
  public static final String REPORT = "report.json";
  public static final String LATENCY = "latency.hlog";
  public static final String TRACE = "trace.jsonl";
  public static final String PERFETTO = "trace.json";
  public static final String PAGE = "report.html";

  /** Says that the directory is ours. */
  static final String MARKER = ".dryswarm";

  private static final int BUFFER_BYTES = 1 << 16;

  /** In the order in which they are moved in: the marker first, so that an interrupted move can be repeated. */
  private static final List<String> FILES = files();

  private static List<String> files() {
    List<String> files = new ArrayList<>(List.of(MARKER, TRACE, LATENCY));
    CsvFiles.ALL.forEach(section -> files.add(CsvFiles.name(section)));
    files.addAll(List.of(PERFETTO, PAGE, REPORT));
    return List.copyOf(files);
  }

  private final Path target;
  private final Path partial;
  private boolean open = true;

  private OutputDirectory(Path target, Path partial) {
    this.target = target;
    this.partial = partial;
  }

  /**
   * Checks that the target may be used, and makes the place to write.
   *
   * @param force use a directory that holds other files
   * @throws OutputRefused if the target is a file, or holds what no run wrote and {@code force} is not set
   * @throws IOException   if the place cannot be made
   */
  public static OutputDirectory open(Path target, boolean force) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null || Files.exists(absolute) && !Files.isDirectory(absolute)) {
      throw new OutputRefused(target + ": not a directory");
    }
    if (!force && Files.exists(absolute) && isForeign(absolute)) {
      throw new OutputRefused(
          target + ": holds files that no run wrote; choose another directory, or add --force");
    }
    Files.createDirectories(parent);
    Path partial = newPartial(absolute);
    Files.writeString(
        partial.resolve(MARKER), "Files of one run of DrySwarm; a run may replace them.\n");
    return new OutputDirectory(absolute, partial);
  }

  private static boolean isForeign(Path directory) throws IOException {
    if (Files.exists(directory.resolve(MARKER))) {
      return false;
    }
    try (Stream<Path> content = Files.list(directory)) {
      return content.findAny().isPresent();
    }
  }

  private static Path newPartial(Path target) throws IOException {
    for (int number = 0; ; number++) {
      try {
        return Files.createDirectory(
            target.resolveSibling("." + target.getFileName() + ".partial-" + number));
      } catch (FileAlreadyExistsException e) {
        if (number == Short.MAX_VALUE) {
          throw e;
        }
      }
    }
  }

  /**
   * A file of this run, buffered.
   *
   * @param name one of the constants of this class, or of {@link CsvFiles}
   * @throws IOException if it cannot be made, or the run was given up meanwhile
   */
  public synchronized OutputStream create(String name) throws IOException {
    if (!open) {
      throw new IOException(name + " is not written: the run was given up");
    }
    return new BufferedOutputStream(
        Files.newOutputStream(partial.resolve(name), CREATE_NEW, WRITE), BUFFER_BYTES);
  }

  /** Moves all files in; those of an earlier run that this one did not write go. */
  public synchronized void publish() throws IOException {
    if (!open) {
      return;
    }
    if (Files.exists(target)) {
      for (String name : FILES) {
        moveIn(name);
      }
      Files.delete(partial);
    } else {
      Files.move(partial, target, ATOMIC_MOVE);
    }
    open = false;
  }

  private void moveIn(String name) throws IOException {
    if (Files.exists(partial.resolve(name))) {
      Files.move(partial.resolve(name), target.resolve(name), ATOMIC_MOVE, REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(target.resolve(name));
    }
  }

  /**
   * Gives the run up: the directory stays as it was. A trace, whose sink must be closed before, is kept beside it as {@code
   * NAME.partial-trace.jsonl}. Does nothing after {@link #publish}.
   *
   * @return where the trace is, if there is one
   */
  public synchronized Optional<Path> abandon() throws IOException {
    if (!open) {
      return Optional.empty();
    }
    open = false;
    Path trace = partial.resolve(TRACE);
    Path kept = target.resolveSibling(target.getFileName() + ".partial-trace.jsonl");
    boolean hasTrace = Files.exists(trace);
    if (hasTrace) {
      Files.move(trace, kept, ATOMIC_MOVE, REPLACE_EXISTING);
    }
    for (String name : FILES) {
      Files.deleteIfExists(partial.resolve(name));
    }
    Files.delete(partial);
    return hasTrace ? Optional.of(kept) : Optional.empty();
  }
}
