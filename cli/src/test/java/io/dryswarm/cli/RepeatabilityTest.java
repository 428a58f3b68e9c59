package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A scenario and a seed give the same bytes, whoever runs them: text, JSON, latency log and trace, for every bundled scenario. Digests
 * are part of the reports.
 */
class RepeatabilityTest {
  private static final List<String> REPORTS = List.of("report.txt", "report.json", "latency.hlog");
  private static final String TRACE = "trace.jsonl";

  @TempDir
  private static Path folder;

  private static Path first;

  @BeforeAll
  static void runOnce() throws IOException {
    first = folder.resolve("first");
    runAll(first);
  }

  private static void runAll(Path directory, String... options) throws IOException {
    for (String name : BundledScenarios.names()) {
      BundledScenarios.run(name, directory, options);
    }
  }

  @Test
  void aSecondRunInTheSameProcess() throws IOException {
    Path second = folder.resolve("second");
    runAll(second);

    assertSame(first, second, REPORTS);
  }

  /** A trace is written by observers that see every record: they change nothing, and draw no random number. */
  @Test
  void aRunThatIsWatched() throws IOException {
    Path watched = folder.resolve("watched");
    runAll(watched, "--trace");

    assertSame(first, watched, REPORTS);
  }

  /** Other heap, collector, compiler, identity hashes, language, zone and character set. */
  @Test
  void twoProcessesWithDifferentSettings() throws IOException, InterruptedException {
    OtherJvm small = OtherJvm.start(
        OtherJvm.thisJavaHome(),
        folder.resolve("small"),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UnlockExperimentalVMOptions",
        "-XX:hashCode=0",
        "-Duser.language=tr",
        "-Duser.country=TR",
        "-Duser.timezone=Asia/Kathmandu",
        "-Dfile.encoding=ISO-8859-9");
    OtherJvm large = OtherJvm.start(
        OtherJvm.thisJavaHome(),
        folder.resolve("large"),
        "-Xmx1g",
        "-XX:+UseParallelGC",
        "-Duser.language=ar",
        "-Duser.country=EG",
        "-Duser.timezone=America/St_Johns",
        "-Dfile.encoding=UTF-8");

    Path smallFiles = small.await();
    Path largeFiles = large.await();

    assertSame(first, smallFiles, REPORTS);
    assertSame(first, largeFiles, REPORTS);
    assertSame(smallFiles, largeFiles, List.of(TRACE));
  }

  @Test
  void anotherJdk() throws IOException, InterruptedException {
    Path home = OtherJvm.secondJavaHome();
    assumeTrue(home != null, "no second JDK beside this one; SECOND_JAVA_HOME can name one");

    Path files = OtherJvm.start(home, folder.resolve("jdk"), "-Xmx512m").await();

    assertSame(first, files, REPORTS);
  }

  private static void assertSame(Path expected, Path actual, List<String> files)
      throws IOException {
    List<String> differences = new ArrayList<>();
    for (String name : BundledScenarios.names()) {
      for (String file : files) {
        Path left = expected.resolve(name).resolve(file);
        Path right = actual.resolve(name).resolve(file);
        assertTrue(Files.size(left) > 0, left::toString);
        long position = Files.mismatch(left, right);
        if (position >= 0) {
          differences.add(right + " differs from " + left + " at byte " + position);
        }
      }
    }
    assertEquals(List.of(), differences, "sim verify names the first event that differs");
  }
}
