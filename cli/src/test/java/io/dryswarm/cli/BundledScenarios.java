package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.cluster.ClusterSimulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every scenario that comes with the program, run by the program itself. As a main class it runs them all in a process of its own;
 * the argument is the directory for the files.
 */
public final class BundledScenarios {
  private static final Path FOLDER = Path.of("..", "scenarios");
  private static final String ENDING = ".yaml";

  private BundledScenarios() {}

  /** Names, sorted: {@code voting} for {@code scenarios/voting.yaml}. */
  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one of them; afterwards its files, with the text report as {@code report.txt}, are in {@code into/name}. */
  static void run(String name, Path into, String... options) throws IOException {
    Path directory = into.resolve(name);
    List<String> arguments = new ArrayList<>(List.of(
        "run",
        FOLDER.resolve(name + ENDING).toString(),
        "--verbose",
        "--out",
        directory.toString()));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(out, err, Terminal.detect(Map.of(), ""));
    int code = new Sim(console, ClusterSimulation::run).execute(arguments.toArray(String[]::new));
    assertEquals(ExitCode.OK, code, () -> name + ": " + err.toString(StandardCharsets.UTF_8));
    Files.write(directory.resolve("report.txt"), out.toByteArray());
  }

  public static void main(String[] arguments) throws IOException {
    for (String name : names()) {
      run(name, Path.of(arguments[0]), "--trace");
    }
  }
}
