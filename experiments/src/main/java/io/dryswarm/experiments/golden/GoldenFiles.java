package io.dryswarm.experiments.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where golden files are: beside their scenarios, {@code voting.golden} for {@code voting.yaml}, or all in one folder. */
public final class GoldenFiles {
  static final String ENDING = ".golden";

  private final @Nullable Path directory;

  /**
   * @param directory of all files; {@code null} = beside their scenarios
   */
  public GoldenFiles(@Nullable Path directory) {
    this.directory = directory;
  }

  /** The file of a scenario, whether it is there or not. */
  public Path of(Path scenario) {
    String name = String.valueOf(scenario.getFileName());
    int dot = name.lastIndexOf('.');
    String golden = (dot > 0 ? name.substring(0, dot) : name) + ENDING;
    return directory == null ? scenario.resolveSibling(golden) : directory.resolve(golden);
  }

  /**
   * What is on record for a scenario; nothing if there is no file.
   *
   * @throws GoldenRefused if there is a file of another form
   * @throws IOException   if it cannot be read
   */
  public Optional<Golden> read(Path scenario) throws IOException, GoldenRefused {
    Path file = of(scenario);
    return Files.isRegularFile(file)
        ? Optional.of(Golden.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  /** Puts it on record. */
  public void write(Path scenario, Golden golden) throws IOException {
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Files.writeString(of(scenario), golden.text(), StandardCharsets.UTF_8);
  }
}
