package io.dryswarm.docker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The client against recordings of Docker's own: the same answers of the engine must bring the same lines and the same requests. The
 * recordings are read where they are at hand: in the directory of the property {@code dryswarm.docker-api}, else in
 * {@code shared/docker-api} beside the repository.
 */
class RecordedCommandsTest {
  private static final Set<String> GROUPS =
      Set.of("service", "stack", "secret", "config", "network", "node", "swarm");

  /** What the recording does not hold whole, or was ended by hand. */
  private static final Pattern NOT_COMPARABLE =
      Pattern.compile("characters in all, cut here|REDACTED|Operation continuing in background");

  /** Times since, which depend on when the command was typed, with the blanks that fill a column. */
  private static final Pattern AGE =
      Pattern.compile("(?:less than a second|about an? \\w+|\\d+ \\w+) ago *|Waiting \\d+ seconds");

  @TestFactory
  Stream<DynamicTest> commandsPrintAndAskWhatDockerDoes() {
    Path traces = directory().resolve("traces");
    if (!java.nio.file.Files.isDirectory(traces)) {
      return Stream.empty();
    }
    return files(traces).stream().flatMap(RecordedCommandsTest::runs);
  }

  private static Stream<DynamicTest> runs(Path file) {
    return java.util.stream.StreamSupport.stream(
            Json.parse(text(file)).path("runs").spliterator(), false)
        .filter(RecordedCommandsTest::isComparable)
        .map(run -> DynamicTest.dynamicTest(
            file.getFileName() + ": " + String.join(" ", Json.texts(run.path("argv"))),
            () -> compare(run)));
  }

  private static boolean isComparable(JsonNode run) {
    List<String> argv = Json.texts(run.path("argv"));
    return run.path("cli").asText().startsWith("28")
        && argv.size() > 1
        && GROUPS.contains(argv.get(1))
        && !argv.contains("logs")
        && !isStackWithOrder(argv)
        && !run.path("interrupted").asBoolean()
        && !NOT_COMPARABLE.matcher(run.toString()).find()
        && !(argv.contains("nofit") && run.path("exit").asInt() == 0);
  }

  /** Docker walks over a stack's parts in an order that is another one each time; the recordings give no list then. */
  private static boolean isStackWithOrder(List<String> argv) {
    return argv.contains("stack") && argv.contains("deploy") && argv.contains("never")
        || argv.contains("stack") && argv.contains("deploy") && argv.size() == 6;
  }

  private static void compare(JsonNode run) {
    List<String> argv = Json.texts(run.path("argv"));
    RecordedSession session = new RecordedSession(run, clock(run));
    Outcome outcome = new Docker()
        .run(
            new Invocation(
                argv.subList(1, argv.size()),
                run.path("stdin").asText("").getBytes(StandardCharsets.UTF_8),
                new Inputs(directory().resolve("traces-input")),
                0),
            session);
    assertEquals(plain(run.path("stdout").asText()), plain(outcome.out()));
    assertEquals(plain(run.path("stderr").asText()), plain(outcome.err()));
    assertEquals(run.path("exit").asInt(), outcome.exitStatus());
    assertTrue(session.differences().isEmpty(), () -> String.join("\n", session.differences()));
  }

  /**
   * Without ages. Of progress, which is printed as often as somebody looks, each line once; which slot is seen first is a matter of
   * chance.
   */
  private static String plain(String text) {
    String plain = AGE.matcher(text).replaceAll("AGE ").stripTrailing();
    if (plain.contains("overall progress") || plain.contains("active tasks")) {
      Set<String> lines = new LinkedHashSet<>();
      plain.lines().map(line -> line.replaceAll("^\\d+/(\\d+: )", "N/$1")).forEach(lines::add);
      return String.join("\n", lines);
    }
    return plain.replaceAll(" {2,}", "  ").replaceAll(" +\n", "\n");
  }

  private static long clock(JsonNode run) {
    String latest = "";
    for (JsonNode time : run.path("exchanges").findValues("UpdatedAt")) {
      latest = time.asText().compareTo(latest) > 0 ? time.asText() : latest;
    }
    return latest.isEmpty() ? 0 : RecordedSession.epochNs(latest);
  }

  private static Path directory() {
    String given = System.getProperty("dryswarm.docker-api");
    return given == null ? Path.of("../../shared/docker-api") : Path.of(given);
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = java.nio.file.Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return java.nio.file.Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that the recorded commands read. */
  private record Inputs(Path directory) implements Files {
    @Override
    public byte[] read(String path) {
      try {
        return java.nio.file.Files.readAllBytes(
            directory.resolve(path.replaceFirst("^/work-dir/", "")));
      } catch (IOException e) {
        throw Files.noSuchFile(path);
      }
    }

    @Override
    public String folder() {
      return "/work-dir";
    }
  }
}
