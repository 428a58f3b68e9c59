package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.dryswarm.core.Time;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and a request to end, in a process of its own. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptionTest {
  /** Signal 2 in the masks of {@code /proc/self/status}. */
  private static final long SIGINT_BIT = 1 << 1;

  @TempDir
  Path directory;

  /** In a job that a shell put into the background Ctrl-C is ignored, for every process in it. */
  @Test
  void ctrlCIsOneMessageACodeAndNothingHalfWritten() throws Exception {
    assumeFalse(isInterruptIgnored(), "SIGINT is ignored here");
    endsTidily("INT", 130);
  }

  @Test
  void aRequestToEndIsOneMessageACodeAndNothingHalfWritten() throws Exception {
    endsTidily("TERM", 143);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      sweep --vary cluster.workers=2,3           | ; no result was written
      sweep --vary cluster.workers=2,3 --out OUT | ; the runs that have ended are kept in OUT, and the same command goes on from there
      compare --vary cluster.workers=2,3         | ; no result was written
      plan --vary cluster.workers=2,3            | ; no result was written
      test                                       | ; no result was written
      """)
  void severalRunsEndInOneMessage(String line, String message) throws Exception {
    CommandLineHarness files = new CommandLineHarness(directory);
    List<String> words =
        new ArrayList<>(List.of(line.replace("OUT", files.path("out")).split(" ")));
    words.addAll(List.of("--quiet", files.path("scenario.yaml")));
    Process sim = endless(words);
    BufferedReader err = sim.errorReader(StandardCharsets.UTF_8);
    assertEquals("running", err.readLine());

    new ProcessBuilder("kill", "-TERM", Long.toString(sim.pid())).start().waitFor();
    String rest =
        err.lines().filter(text -> !text.equals("running")).collect(Collectors.joining("\n"));

    assertTrue(sim.waitFor(30, TimeUnit.SECONDS), "still running");
    assertEquals(143, sim.exitValue(), rest);
    assertEquals("sim: interrupted" + message.replace("OUT", files.path("out")), rest);
    assertEquals(0, sim.getInputStream().readAllBytes().length);
  }

  private static Process endless(List<String> words) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        EndlessMain.class.getName()));
    command.addAll(words);
    return new ProcessBuilder(command).start();
  }

  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    String ignored = Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> line.substring("SigIgn:".length()).strip())
        .findFirst()
        .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) & SIGINT_BIT) != 0;
  }

  private void endsTidily(String signal, int code) throws Exception {
    CommandLineHarness files = new CommandLineHarness(directory);
    Process sim = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EndlessMain.class.getName(),
            "run",
            "--quiet",
            files.path("scenario.yaml"),
            "--trace",
            "--out",
            files.path("out"))
        .start();
    BufferedReader err =
        new BufferedReader(new InputStreamReader(sim.getErrorStream(), StandardCharsets.UTF_8));
    assertEquals("running", err.readLine());

    new ProcessBuilder("kill", "-" + signal, Long.toString(sim.pid())).start().waitFor();
    String rest = err.lines().collect(Collectors.joining("\n"));

    assertTrue(sim.waitFor(30, TimeUnit.SECONDS), "still running");
    assertEquals(code, sim.exitValue(), rest);
    assertEquals(0, sim.getInputStream().readAllBytes().length);
    assertTrue(
        rest.endsWith("sim: interrupted at 2:00.000 of the run; no report was written"), rest);
    assertEquals(List.of("out.partial-trace.jsonl", "scenario.yaml", "stack.yml"), names());
    assertTrue(
        Files.readString(directory.resolve("out.partial-trace.jsonl")).endsWith("}\n"),
        "the trace ends within a line");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The command line with a run that never ends. */
  static final class EndlessMain {
    private static final TraceCode CODE = new TraceCode("test.record", "For tests.");

    private EndlessMain() {}

    public static void main(String[] arguments) {
      Console console = new Console(System.out, System.err, Terminal.detect(Map.of(), ""));
      System.exit(new Sim(console, EndlessMain::runForEver).execute(arguments));
    }

    private static RunResult runForEver(RunSpec spec, RunOptions watch) {
      watch.progressNs().accept(2 * Time.MINUTE);
      if (watch.sinks().isEmpty()) {
        System.err.println("running");
      }
      for (long number = 1; ; number++) {
        if (watch.sinks().isEmpty()) {
          Thread.onSpinWait();
          continue;
        }
        watch.sinks().get(0).record(number, CODE, 0, 0, 0, "words");
        if (number == 100_000) {
          System.err.println("running");
        }
      }
    }
  }
}
