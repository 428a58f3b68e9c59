package io.dryswarm.scenarios.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens YAML files; {@code -} is the standard input. */
public final class YamlFiles {
  private static final Path STDIN = Path.of("-");

  private final InputStream stdin;

  public YamlFiles(InputStream stdin) {
    this.stdin = stdin;
  }

  /** Whether the path stands for the standard input. */
  public static boolean isStdin(Path path) {
    return path.equals(STDIN);
  }

  /** What messages call the file; the same on every system. */
  public static String name(Path path) {
    return isStdin(path) ? "<stdin>" : path.toString().replace('\\', '/');
  }

  /** The file's first document; null if it cannot be read, which is a problem without a line. */
  public @Nullable YamlNode read(Path path, Problems problems) {
    try {
      byte[] bytes = isStdin(path) ? stdin.readAllBytes() : Files.readAllBytes(path);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return YamlReader.read(SourceFile.of(name(path), text), text, problems);
    } catch (NoSuchFileException e) {
      report(path, "no such file", problems);
    } catch (IOException e) {
      report(
          path,
          Files.isDirectory(path) ? "is a directory, expected a file" : "cannot be read",
          problems);
    }
    return null;
  }

  private static void report(Path path, String message, Problems problems) {
    problems.add(Position.ofFile(SourceFile.of(name(path), "")), "", message);
  }
}
