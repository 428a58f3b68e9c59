package io.dryswarm.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** A scenario that must be named. */
final class NamedScenario extends ScenarioArguments {
  @Parameters(paramLabel = "FILE", description = "A scenario, or a stack (compose) file as it is.")
  void name(Path file) {
    setFile(file);
  }
}
