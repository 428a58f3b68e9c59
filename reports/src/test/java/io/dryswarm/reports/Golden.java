package io.dryswarm.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds text against a file that is checked in. With {@code -Dgolden.update=true} the file is written instead: look at the difference
 * before committing it.
 */
public final class Golden {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  private Golden() {}

  /** A file below {@code src/test/resources/golden}. */
  public static void check(String name, String actual) {
    checkFile(MODULE.resolve("src/test/resources/golden").resolve(name), actual);
  }

  /** A file below {@code docs} at the root of the project. */
  public static void checkDocs(String name, String actual) {
    checkFile(MODULE.resolve("../docs").resolve(name), actual);
  }

  private static void checkFile(Path file, String actual) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      String expected = Files.exists(file) ? Files.readString(file) : "";
      assertEquals(
          expected,
          actual,
          () -> file.getFileName()
              + " differs; if it should, run with -Dgolden.update=true and read the difference");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
