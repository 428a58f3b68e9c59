package io.dryswarm.reports.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {
  @TempDir
  Path parent;

  private Path target;

  @BeforeEach
  void setUp() {
    target = parent.resolve("out");
  }

  @Test
  void nothingIsThereUntilPublished() throws IOException {
    OutputDirectory directory = OutputDirectory.open(target, false);
    write(directory, OutputDirectory.REPORT, "{}");
    assertFalse(Files.exists(target));

    directory.publish();

    assertEquals(List.of(".dryswarm", "report.json"), names(target));
    assertEquals(List.of("out"), names(parent));
  }

  @Test
  void anAbandonedRunLeavesNothing() throws IOException {
    OutputDirectory directory = OutputDirectory.open(target, false);
    write(directory, OutputDirectory.REPORT, "{\"half\":");

    assertEquals(Optional.empty(), directory.abandon());

    assertEquals(List.of(), names(parent));
  }

  /** Ctrl-C comes while files are being written. */
  @Test
  void afterGivingUpNoFileIsMade() throws IOException {
    OutputDirectory directory = OutputDirectory.open(target, false);
    write(directory, OutputDirectory.REPORT, "{}");
    directory.abandon();

    assertThrows(IOException.class, () -> directory.create(OutputDirectory.PAGE));
    assertEquals(List.of(), names(parent));
  }

  @Test
  void anAbandonedRunLeavesEarlierFilesAlone() throws IOException {
    publish("first", "latency of first");
    OutputDirectory directory = OutputDirectory.open(target, false);
    write(directory, OutputDirectory.REPORT, "half");

    directory.abandon();

    assertEquals("first", Files.readString(target.resolve(OutputDirectory.REPORT)));
    assertEquals(List.of("out"), names(parent));
  }

  @Test
  void theTraceOfAnAbandonedRunIsKeptBeside() throws IOException {
    OutputDirectory directory = OutputDirectory.open(target, false);
    write(directory, OutputDirectory.TRACE, "{}\n");

    Path kept = directory.abandon().orElseThrow();

    assertEquals("{}\n", Files.readString(kept));
    assertEquals(List.of("out.partial-trace.jsonl"), names(parent));
  }

  @Test
  void anotherRunReplacesAllFilesOfTheOneBefore() throws IOException {
    publish("first", "latency of first");
    OutputDirectory directory = OutputDirectory.open(target, false);
    write(directory, OutputDirectory.REPORT, "second");

    directory.publish();

    assertEquals(List.of(".dryswarm", "report.json"), names(target));
    assertEquals("second", Files.readString(target.resolve(OutputDirectory.REPORT)));
  }

  @Test
  void aDirectoryWithOtherFilesIsRefused() throws IOException {
    Files.createDirectory(target);
    Files.writeString(target.resolve("thesis.txt"), "years of work");

    OutputRefused refused =
        assertThrows(OutputRefused.class, () -> OutputDirectory.open(target, false));

    assertTrue(refused.getMessage().contains("--force"), refused.getMessage());
    assertEquals(List.of("out"), names(parent));
  }

  @Test
  void forceAddsToItAndDeletesNothing() throws IOException {
    Files.createDirectory(target);
    Files.writeString(target.resolve("thesis.txt"), "years of work");
    OutputDirectory directory = OutputDirectory.open(target, true);
    write(directory, OutputDirectory.REPORT, "{}");

    directory.publish();

    assertEquals(List.of(".dryswarm", "report.json", "thesis.txt"), names(target));
  }

  @Test
  void anEmptyDirectoryIsUsed() throws IOException {
    Files.createDirectory(target);

    publish("report", "latency");

    assertEquals(List.of(".dryswarm", "latency.hlog", "report.json"), names(target));
  }

  @Test
  void aFileIsNoDirectoryEvenWithForce() throws IOException {
    Files.writeString(target, "x");

    assertThrows(OutputRefused.class, () -> OutputDirectory.open(target, true));
    assertEquals("x", Files.readString(target));
  }

  private void publish(String report, String latency) throws IOException {
    OutputDirectory directory = OutputDirectory.open(target, false);
    write(directory, OutputDirectory.REPORT, report);
    write(directory, OutputDirectory.LATENCY, latency);
    directory.publish();
  }

  private static void write(OutputDirectory directory, String name, String text)
      throws IOException {
    try (OutputStream stream = directory.create(name)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
