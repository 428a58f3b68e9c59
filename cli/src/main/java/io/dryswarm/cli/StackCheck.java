package io.dryswarm.cli;

import io.dryswarm.compose.StackFile;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.load.StackLoader;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.docker.engine.EngineVersion;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.scenarios.ScenarioLoader;
import io.dryswarm.scenarios.deploy.StackStages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Docker's own checks of a stack file: the schema, the conversion into requests, and what the daemon says to each of them. */
final class StackCheck {
  private StackCheck() {}

  /**
   * What the stages say, a line each; nothing if the file is a scenario, cannot be read, or comes from the standard input.
   *
   * @param engine version of the engine that is asked
   * @throws InputRejected with Docker's message and the stage
   */
  static String check(Path file, Map<String, String> environment, EngineProfile engine)
      throws InputRejected {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    StackSource source = StackFiles.open(List.of(file.toString()), environment);
    if (!StackLoader.isStack(source.files().get(0))) {
      return "";
    }
    try {
      List<YamlMap> roots = new ArrayList<>();
      for (StackFile stack : source.files()) {
        roots.add(StackLoader.root(stack));
      }
      StackStages.Result result =
          StackStages.of(ScenarioLoader.stackName(file), source, roots, EngineVersion.of(engine));
      return told(file, result);
    } catch (StackRejected e) {
      throw new InputRejected(StackFiles.refusal(e));
    }
  }

  private static String told(Path file, StackStages.Result result) {
    String external = result.names().values().stream()
        .flatMap(names -> names.stream())
        .collect(Collectors.joining(", "));
    return file + ": schema: accepted\n" + file + ": conversion: accepted, " + result.requests()
        + " requests\n" + file + ": daemon: accepted"
        + (external.isEmpty() ? "" : ", if these are there: " + external) + "\n";
  }
}
