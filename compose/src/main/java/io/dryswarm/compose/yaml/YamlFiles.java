package io.dryswarm.compose.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
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
    String name = path.toString();
    return isStdin(path) ? "<stdin>" : name.isEmpty() ? "''" : name.replace('\\', '/');
  }

  /** The file's first document; null if it cannot be read, which is a problem without a line. */
  public @Nullable YamlNode read(Path path, Problems problems) {
    Position whole = Position.ofFile(SourceFile.of(name(path), ""));
    return read(path, problems, reason -> problems.add(whole, "", reason));
  }

  /** The first document of a file that another file names; if it cannot be read, that is a problem of the place with its name. */
  public @Nullable YamlNode readNamed(Place place, Path path, Problems problems) {
    return read(path, problems, reason -> place.problem(name(path) + ": " + reason));
  }

  private @Nullable YamlNode read(Path path, Problems problems, Consumer<String> unreadable) {
    try {
      byte[] bytes = isStdin(path) ? stdin.readAllBytes() : Files.readAllBytes(path);
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return YamlReader.read(SourceFile.of(name(path), text), text, problems);
    } catch (NoSuchFileException e) {
      unreadable.accept("no such file");
    } catch (CharacterCodingException e) {
      unreadable.accept("not a text file in UTF-8");
    } catch (IOException e) {
      unreadable.accept(
          Files.isDirectory(path) ? "is a directory, expected a file" : "cannot be read");
    }
    return null;
  }
}
