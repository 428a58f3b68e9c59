package io.dryswarm.cli;

import io.dryswarm.compose.StackConfig;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.load.StackLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sim config}: what {@code docker stack config} prints. */
@Command(
    name = "config",
    header = "Print stack files as docker stack config does, merged and in their long forms.",
    description = {
      "",
      "Examples:",
      "",
      "  sim config stack.yml",
      "  sim config stack.yml production.yml",
      "  sim config -c stack.yml -c production.yml --skip-interpolation",
      ""
    },
    mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          "Stack (compose) files; later ones are merged into the first. - is the standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-c", "--compose-file"},
      paramLabel = "FILE",
      split = ",",
      description = "The same, as docker names it; may be repeated.")
  private List<String> composeFiles = new ArrayList<>();

  @Option(
      names = "--skip-interpolation",
      description = "Leave variables as they stand, and only merge.")
  private boolean skipInterpolation;

  @Mixin
  private CommonOptions common = new CommonOptions();

  private final Console console;

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    List<String> all = new ArrayList<>(files);
    all.addAll(composeFiles);
    if (all.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name a stack file: " + spec.qualifiedName() + " FILE");
    }
    StackSource source = StackFiles.open(all, console.environment());
    try {
      StackConfig config =
          skipInterpolation ? StackLoader.uninterpolated(source) : StackLoader.config(source);
      if (!common.quiet) {
        config.warnings().forEach(w -> console.error("warning: " + w));
      }
      console.result(config.yaml());
      return ExitCode.OK;
    } catch (StackRejected e) {
      throw new InputRejected(StackFiles.refusal(e));
    }
  }
}
