package io.dryswarm.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** A scenario that may be left out where commands are typed. */
final class OptionalScenario extends ScenarioArguments {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description =
          "A scenario, or a stack (compose) file as it is. With --docker it may be left out.")
  void name(Path file) {
    setFile(file);
  }
}
