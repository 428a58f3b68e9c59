package io.dryswarm.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded files of a test. */
public final class Folder {
  private final Path path;
  private final List<String> notes = new ArrayList<>();

  public Folder(Path path) {
    this.path = path;
  }

  public Folder with(String file, String text) {
    try {
      Files.writeString(path.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public List<RecordedGroup> read() throws BrokenFile {
    return Conformance.read(List.of(path), note -> notes.add(relative(note)));
  }

  /** The message with which the folder is refused. */
  public String refusal() {
    try {
      return "read: " + read();
    } catch (BrokenFile broken) {
      return relative(broken.getMessage());
    }
  }

  public ConformanceResult play(int parallel) {
    try {
      return new Conformance(parallel, name -> {}).play(read(), id -> true);
    } catch (BrokenFile broken) {
      throw new AssertionError(broken);
    }
  }

  public List<String> notes() {
    return notes;
  }

  private String relative(String text) {
    return text.replace(path + "/", "").replace(path.toString(), "DIR");
  }
}
