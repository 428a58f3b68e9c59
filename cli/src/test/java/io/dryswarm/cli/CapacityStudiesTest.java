package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.cluster.ClusterSimulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The commands of {@code docs/capacity-studies.md} can be typed, and what the page shows of quick ones is what they print. */
class CapacityStudiesTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\n(.*?)^```$");
  private static final String COMMAND = "sim ";

  /** Runs that take too long for every build: the commands of the page are typed in a shorter form then. */
  private static final List<String> SLOW = List.of("plan");

  /**
   * One study.
   *
   * @param words   of its command, without {@code sim}
   * @param printed what the page shows of it
   */
  private record Study(List<String> words, String printed) {}

  private static List<Study> studies() throws IOException {
    List<Study> studies = new ArrayList<>();
    List<String> words = List.of();
    Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("docs/capacity-studies.md")));
    while (block.find()) {
      String text = block.group(1);
      if (text.startsWith(COMMAND)) {
        words = words(text.substring(COMMAND.length()));
      } else {
        studies.add(new Study(words, text));
      }
    }
    return studies;
  }

  /** As a shell splits them. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word =
        Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+").matcher(command.replace("\\\n", " "));
    while (word.find()) {
      words.add(word.group().replaceAll("[\"']", ""));
    }
    return words;
  }

  @Test
  void thereAreFourStudiesEachWithItsTable() throws IOException {
    assertEquals(
        List.of("plan", "compare", "compare", "sweep"),
        studies().stream().map(study -> study.words().get(0)).toList());
  }

  /** A simulator that gives no result stops a command when all that it was told has been read and found right. */
  @TestFactory
  Stream<DynamicTest> everyCommandIsUnderstood() throws IOException {
    return studies().stream()
        .map(study -> DynamicTest.dynamicTest(study.words().get(1), () -> {
          ByteArrayOutputStream err = new ByteArrayOutputStream();
          int code = execute(study.words(), new ByteArrayOutputStream(), err, (spec, options) -> {
            throw new IllegalStateException("the run begins");
          });
          assertTrue(
              err.toString(StandardCharsets.UTF_8).contains("the run begins"),
              () -> code + ": " + err.toString(StandardCharsets.UTF_8));
        }));
  }

  @TestFactory
  Stream<DynamicTest> tablesAreReal() throws IOException {
    return studies().stream()
        .filter(study -> !SLOW.contains(study.words().get(0)))
        .map(study -> DynamicTest.dynamicTest(study.words().get(1), () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          ByteArrayOutputStream err = new ByteArrayOutputStream();
          assertEquals(0, execute(study.words(), out, err, ClusterSimulation::run), err::toString);
          assertEquals(study.printed(), out.toString(StandardCharsets.UTF_8));
        }));
  }

  private static int execute(
      List<String> words, ByteArrayOutputStream out, ByteArrayOutputStream err, Runner runner) {
    String[] arguments = words.stream()
        .map(word -> word.startsWith("scenarios/") ? ROOT.resolve(word).toString() : word)
        .toArray(String[]::new);
    Terminal terminal = Terminal.detect(Map.of("COLUMNS", "120"), "");
    return new Sim(new Console(out, err, terminal), runner).execute(arguments);
  }
}
