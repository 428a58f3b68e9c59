package io.dryswarm.compose;

import io.dryswarm.compose.text.TextRefused;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Files of one directory and those below it. A stack file from elsewhere can name no other: neither by {@code ..}, nor by an absolute path,
 * nor by a symbolic link.
 */
public final class DirectoryTree implements StackFolder {
  private final Path root;

  /**
   * @param root the directory of the stack file
   */
  public DirectoryTree(Path root) {
    this.root = root;
  }

  /** Whether a path leads to a place in this tree; what is not there leads nowhere else. */
  public boolean holds(Path file) {
    if (!file.toAbsolutePath().normalize().startsWith(root.toAbsolutePath().normalize())) {
      return false;
    }
    try {
      return !Files.exists(file) || file.toRealPath().startsWith(root.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public byte[] read(String path) throws TextRefused {
    Path file = Path.of(path);
    try {
      checkInside(path, root.toAbsolutePath().normalize(), file.toAbsolutePath().normalize());
      checkInside(path, root.toRealPath(), file.toRealPath());
      if (Files.isDirectory(file)) {
        throw new TextRefused("read " + path + ": is a directory");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new TextRefused("open " + path + ": no such file or directory");
    } catch (AccessDeniedException e) {
      throw new TextRefused("open " + path + ": permission denied");
    } catch (IOException e) {
      throw new TextRefused("read " + path + ": " + e.getMessage());
    }
  }

  private void checkInside(String path, Path directory, Path file) throws TextRefused {
    if (!file.startsWith(directory)) {
      throw new TextRefused("\"" + path + "\" is outside of the stack file's directory \"" + root
          + "\": files from elsewhere are not read");
    }
  }
}
