package io.dryswarm.scenarios;

import io.dryswarm.compose.DirectoryTree;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.Files;
import java.nio.file.Path;

/** The files of a scenario's directory and those below it: what typed commands can read. */
final class ScenarioFiles implements Files {
  private final Path directory;
  private final DirectoryTree tree;

  ScenarioFiles(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
    this.tree = new DirectoryTree(this.directory);
  }

  @Override
  public byte[] read(String path) {
    try {
      return tree.read(directory.resolve(path).toString());
    } catch (TextRefused refused) {
      throw new CommandFailure(refused.text().replace(directory + "/" + path, path));
    }
  }

  @Override
  public String folder() {
    return directory.toString();
  }
}
