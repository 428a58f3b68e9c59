package io.dryswarm.cli;

import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.load.StackLoader;
import io.dryswarm.compose.yaml.YamlFiles;
import io.dryswarm.docker.engine.EngineVersion;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.reports.output.OutputRefused;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.ScenarioLoader;
import io.dryswarm.scenarios.deploy.StackStages;
import io.dryswarm.scenarios.starter.StarterScenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sim init}: a first scenario for the user's own stack. */
@Command(
    name = "init",
    header = "Write a commented first scenario for a stack file of yours.",
    description = {
      "",
      "It has nodes with what the stack asks of them, an application for each service, users on each",
      "published port, a node that crashes and returns, and expectations; it runs as it is.",
      "",
      "Examples:",
      "",
      "  sim init stack.yml",
      "  sim init stack.yml -o first.yaml && sim run first.yaml",
      ""
    },
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  /** What a scenario calls a stack that had no name. */
  private static final Path PIPED = Path.of("stack.yml");

  @Parameters(
      paramLabel = "STACKFILE",
      description = "A stack (compose) file; - is standard input, and only for standard output.")
  private Path stackFile = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Write it there instead of to standard output: in the stack file's directory or above.")
  private @Nullable Path output;

  @Option(names = "--force", description = "Overwrite FILE.")
  private boolean force;

  @Mixin
  private CommonOptions common = new CommonOptions();

  private final Console console;

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Path target = output == null || output.equals(Path.of("-")) ? null : output;
    if (target != null) {
      keepStackFile(target);
    }
    refuseScenario();
    String plain = StarterScenario.of(stackName(), nameFrom(target), stack(console.environment()));
    String text = withMisfits(plain, target);
    if (target == null) {
      console.result(text);
      return ExitCode.OK;
    }
    write(target, text);
    hint("wrote " + target + (text.equals(plain) ? "; try: sim run " + target : ""));
    return ExitCode.OK;
  }

  /** What the stack asks for and simulated nodes cannot have: the user finds it by line, instead of at the first run, and in the file. */
  private String withMisfits(String text, @Nullable Path target) {
    if (YamlFiles.isStdin(stackFile)) {
      return text;
    }
    Path place = target == null ? stackFile.resolveSibling("scenario.yaml") : target;
    LoadResult result = new ScenarioLoader(console.environment(), System.in).load(text, place);
    if (result instanceof LoadResult.Rejected rejected) {
      console.note("the scenario needs a change before it can run:");
      console.error(rejected.text());
      return StarterScenario.withMisfits(text, stackName(), rejected.problems());
    }
    return text;
  }

  /** Read as a stack it would be full of unknown keys. */
  private void refuseScenario() throws InputRejected {
    if (!YamlFiles.isStdin(stackFile)
        && new ScenarioLoader(console.environment(), System.in).isScenario(stackFile)) {
      throw new InputRejected(YamlFiles.name(stackFile)
          + ": this is a scenario already, not a stack file; try: sim run "
          + YamlFiles.name(stackFile) + "\n");
    }
  }

  private String stackName() {
    return ScenarioLoader.stackName(YamlFiles.isStdin(stackFile) ? PIPED : stackFile);
  }

  private StackStages.Result stack(java.util.Map<String, String> environment) throws InputRejected {
    StackSource source = StackFiles.open(List.of(stackFile.toString()), environment);
    try {
      return StackStages.of(
          stackName(),
          source,
          List.of(StackLoader.root(source.files().get(0))),
          EngineVersion.of(EngineProfile.DEFAULT));
    } catch (StackRejected rejected) {
      throw new InputRejected(StackFiles.refusal(rejected));
    }
  }

  /** The stack file as the scenario names it: a scenario reads nothing outside of its own directory. */
  private String nameFrom(@Nullable Path target) throws OutputRefused {
    if (YamlFiles.isStdin(stackFile)) {
      return nameOfPiped(target);
    }
    Path stack = stackFile.toAbsolutePath().normalize();
    Path scenario =
        (target == null ? Path.of("scenario.yaml") : target).toAbsolutePath().normalize();
    Path directory = scenario.getParent();
    if (directory != null && stack.startsWith(directory)) {
      return directory.relativize(stack).toString().replace('\\', '/');
    }
    if (target != null) {
      throw new OutputRefused(target + " is not above " + stackFile
          + ": a scenario reads stack files of its own directory and those below it");
    }
    String name = String.valueOf(stack.getFileName());
    hint("the scenario reads " + name + ": save it in the directory of " + stackFile);
    return name;
  }

  /** A scenario reads its stack at every run, so that it has to be a file by then. */
  private String nameOfPiped(@Nullable Path target) throws OutputRefused {
    if (target != null) {
      throw new OutputRefused(
          target + " cannot name a stack from standard input: save the stack as a"
              + " file, then: sim init FILE -o " + target);
    }
    hint("the scenario reads " + PIPED + ": save the stack under this name beside it");
    return PIPED.toString();
  }

  private void hint(String text) {
    if (!common.quiet) {
      console.note(text);
    }
  }

  /** Not even {@code --force} may cost the user the stack, be it named through a link. */
  private void keepStackFile(Path target) throws IOException, OutputRefused {
    if (Files.exists(target) && Files.exists(stackFile) && Files.isSameFile(target, stackFile)) {
      throw new OutputRefused(target + " is the stack file itself");
    }
  }

  private void write(Path target, String text) throws IOException, OutputRefused {
    OpenOption[] options = force
        ? new OpenOption[] {
          StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
        }
        : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    try {
      Files.write(target, text.getBytes(StandardCharsets.UTF_8), options);
    } catch (FileAlreadyExistsException e) {
      throw new OutputRefused(target + " exists; --force overwrites it");
    }
  }
}
