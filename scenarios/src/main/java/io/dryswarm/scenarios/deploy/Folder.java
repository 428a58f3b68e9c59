package io.dryswarm.scenarios.deploy;

import io.dryswarm.compose.DirectoryTree;
import io.dryswarm.compose.StackFolder;
import io.dryswarm.compose.text.TextRefused;
import java.nio.file.Path;

/**
 * The files of one directory and those below it, under a name that is the same on every machine: what a stack file calls {@code ./data} is
 * {@code /scenario/data} in a run, wherever the scenario lies.
 */
public final class Folder implements StackFolder {
  /** The directory of the scenario, or of a stack file that is run alone. */
  public static final String ROOT = "/scenario";

  private final Path directory;
  private final String name;
  private final DirectoryTree tree;

  private Folder(Path directory, String name) {
    this.directory = directory.toAbsolutePath().normalize();
    this.name = name;
    this.tree = new DirectoryTree(this.directory);
  }

  /** @param directory of the scenario */
  public static Folder of(Path directory) {
    return new Folder(directory, ROOT);
  }

  /**
   * The folder of a file in this one, and nothing beside it.
   *
   * @param file relative to this folder
   */
  public Folder around(String file) {
    Path relative = Path.of(file).normalize().getParent();
    return relative == null
        ? this
        : new Folder(
            directory.resolve(relative), name + "/" + relative.toString().replace('\\', '/'));
  }

  /** Its name in the run. */
  public String name() {
    return name;
  }

  @Override
  public byte[] read(String path) throws TextRefused {
    String inside = inside(path);
    Path file = directory.resolve(inside);
    if (!tree.holds(file)) {
      throw new TextRefused("\"" + path + "\" is outside of \"" + name
          + "\", the directory of the file that names it: files from elsewhere are not read");
    }
    try {
      return tree.read(file.toString());
    } catch (TextRefused refused) {
      throw new TextRefused(refused.text().replace(file.toString(), inside));
    }
  }

  private String inside(String path) {
    if (path.equals(name)) {
      return ".";
    }
    return path.startsWith(name + "/") ? path.substring(name.length() + 1) : path;
  }
}
