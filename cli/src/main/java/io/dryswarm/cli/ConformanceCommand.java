package io.dryswarm.cli;

import io.dryswarm.conformance.BrokenFile;
import io.dryswarm.conformance.Conformance;
import io.dryswarm.conformance.ConformanceResult;
import io.dryswarm.conformance.RecordedGroup;
import io.dryswarm.conformance.output.JsonOutput;
import io.dryswarm.conformance.output.TextOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sim conformance}: the models against recordings of real Swarm. */
@Command(
    name = "conformance",
    header = "Play recordings of real Swarm with the models, and report what differs.",
    description = {
      "",
      "Examples:",
      "",
      "  sim conformance recordings/",
      "  sim conformance recordings/ --case create_30 --verbose",
      ""
    },
    mixinStandardHelpOptions = true)
final class ConformanceCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Directories with recorded files (docs/conformance.md), or such files.")
  private List<Path> places = new ArrayList<>();

  @Mixin
  private CommonOptions common = new CommonOptions();

  @Option(
      names = "--case",
      paramLabel = "ID",
      description = "Play only the case of this id; may be repeated.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--differences",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many differences to show of each case (default: 3).")
  private int differences = 3;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Cases at the same time; the result is the same (default: the processors).")
  private int parallel = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json with every finding of every case.")
  private RunCommand.Format format = RunCommand.Format.text;

  @Spec
  private @Nullable CommandSpec command;

  private final Console console;

  ConformanceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Usage.require(command, parallel >= 1 && parallel <= 4096, "--parallel: expected 1 or more");
    Usage.require(command, differences >= 0, "--differences: expected 0 or more");
    ConformanceResult result =
        new Conformance(parallel, this::note).play(read(), id -> ids.isEmpty() || ids.contains(id));
    if (format == RunCommand.Format.json) {
      console.result(stream -> JsonOutput.write(result, stream));
    } else {
      console.result(new TextOutput(common.quiet ? 0 : differences, common.verbose).of(result));
    }
    return result.nothingFailed() ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<RecordedGroup> read() throws InputRejected {
    try {
      List<RecordedGroup> groups = Conformance.read(places, this::note);
      for (String id : ids) {
        if (groups.stream()
            .flatMap(g -> g.cases().stream())
            .noneMatch(c -> c.id().equals(id))) {
          throw new InputRejected("no case has the id '" + id + "'");
        }
      }
      return groups;
    } catch (BrokenFile broken) {
      throw new InputRejected(Failures.message(broken));
    }
  }

  private void note(String text) {
    if (!common.quiet) {
      console.note(text);
    }
  }
}
