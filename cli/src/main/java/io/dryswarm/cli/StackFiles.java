package io.dryswarm.cli;

import io.dryswarm.compose.DirectoryTree;
import io.dryswarm.compose.StackFile;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.YamlFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stack files that the user names on the command line, and what Docker says to them. */
final class StackFiles {
  private StackFiles() {}

  /**
   * Files that the user names are read wherever they are; those that they name only below the directory of the first one.
   *
   * @throws InputRejected if one cannot be read
   */
  static StackSource open(List<String> names, Map<String, String> environment)
      throws InputRejected {
    List<StackFile> files = new ArrayList<>();
    for (String name : names) {
      Path path = Path.of(name);
      files.add(new StackFile(YamlFiles.name(path), content(path)));
    }
    Path first = Path.of(names.get(0));
    Path absolute = YamlFiles.isStdin(first)
        ? Path.of("").toAbsolutePath()
        : first.toAbsolutePath().normalize().getParent();
    Path directory = absolute == null ? Path.of("/") : absolute;
    String text = directory.toString().replace('\\', '/');
    return new StackSource(files, text, environment, new DirectoryTree(directory));
  }

  private static byte[] content(Path path) throws InputRejected {
    try {
      return YamlFiles.isStdin(path) ? System.in.readAllBytes() : Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new InputRejected("open " + path + ": no such file or directory\n");
    } catch (AccessDeniedException e) {
      throw new InputRejected("open " + path + ": permission denied\n");
    } catch (IOException e) {
      String reason = Files.isDirectory(path) ? "is a directory" : String.valueOf(e.getMessage());
      throw new InputRejected("read " + path + ": " + reason + "\n");
    }
  }

  /** Docker's message, the stage at which the file fails, and every place with its line. */
  static String refusal(StackRejected rejected) {
    StringBuilder text = new StringBuilder();
    rejected.notices().forEach(n -> text.append(n).append("\n\n"));
    text.append(rejected.text().stripTrailing()).append('\n');
    for (Problem problem : rejected.problems()) {
      text.append(problem.render()).append('\n');
    }
    return text.append("refused at stage ")
        .append(rejected.stage().label())
        .append('\n')
        .toString();
  }
}
