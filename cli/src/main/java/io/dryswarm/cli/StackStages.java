package io.dryswarm.cli;

import io.dryswarm.compose.StackConfig;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.deploy.ExistingObjects;
import io.dryswarm.compose.deploy.StackConversion;
import io.dryswarm.compose.load.StackLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Docker's own checks of a stack file before any manager sees it: the schema, and the conversion into requests. */
final class StackStages {
  /** External objects are taken to exist: which there are, only a cluster can tell. */
  private static final ExistingObjects EVERYTHING = new ExistingObjects() {
    @Override
    public Optional<String> networkScope(String name) {
      return Optional.of("swarm");
    }

    @Override
    public Optional<String> secretId(String name) {
      return Optional.of(name);
    }

    @Override
    public Optional<String> configId(String name) {
      return Optional.of(name);
    }
  };

  private StackStages() {}

  /**
   * What the stages say, a line each; nothing if the file is a scenario, cannot be read, or comes from the standard input.
   *
   * @throws InputRejected with Docker's message and the stage
   */
  static String check(Path file, Map<String, String> environment) throws InputRejected {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    StackSource source = StackFiles.open(List.of(file.toString()), environment);
    if (!StackLoader.isStack(source.files().get(0))) {
      return "";
    }
    try {
      StackConfig config = StackLoader.deployable(source);
      StackConversion stack = new StackConversion("stack", config.model(), source.folder());
      int requests = stack.networks().size()
          + stack.secrets().size()
          + stack.configs().size()
          + stack.services(EVERYTHING).size();
      return file + ": schema: accepted\n" + file + ": conversion: accepted, " + requests
          + " requests\n";
    } catch (StackRejected e) {
      throw new InputRejected(StackFiles.refusal(e));
    }
  }
}
