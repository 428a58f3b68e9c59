package io.dryswarm.experiments.regression;

import io.dryswarm.scenarios.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the scenarios that a user means. */
public final class TestFiles {
  private TestFiles() {}

  /**
   * Files stay as they are; a folder stands for the scenarios in it, by name: its files that end in {@code .yaml} or {@code .yml} and are
   * no stack files. Folders below it do not count. A file that is meant twice counts once.
   *
   * @throws IOException if a folder cannot be read
   */
  public static List<Path> of(List<Path> paths, ScenarioLoader loader) throws IOException {
    Set<Path> seen = new LinkedHashSet<>();
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : Files.isDirectory(path) ? scenariosIn(path, loader) : List.of(path)) {
        if (seen.add(file.toAbsolutePath().normalize())) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private static List<Path> scenariosIn(Path folder, ScenarioLoader loader) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> String.valueOf(file.getFileName()).matches(".*\\.ya?ml"))
          .filter(Files::isRegularFile)
          .filter(file -> !loader.isStackFile(file))
          .sorted()
          .toList();
    }
  }
}
