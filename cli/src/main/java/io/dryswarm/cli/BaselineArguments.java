package io.dryswarm.cli;

import io.dryswarm.experiments.baseline.Baseline;
import io.dryswarm.experiments.baseline.BaselineFile;
import io.dryswarm.experiments.baseline.BaselineRefused;
import io.dryswarm.scenarios.quantity.Quantities;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What was measured when somebody last approved it, and how sure a verdict must be. */
final class BaselineArguments {
  private static final String USUAL_TOLERANCE = "5%";

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Also run every seed of this file, and fail if a metric has become worse.")
  @Nullable
  Path file;

  @Option(
      names = "--update-baseline",
      description = "Approve: measure, and write the values into the file of --baseline.")
  boolean update;

  @Option(
      names = "--tolerance",
      paramLabel = "P",
      description = "How much worse new lines of the baseline may become (default: 5%%).")
  private @Nullable String tolerance;

  @Option(
      names = "--replications",
      paramLabel = "N",
      defaultValue = "20",
      description = "Seeds per scenario that --update-baseline measures (default: 20).")
  int replications = 20;

  @Option(
      names = "--confidence",
      paramLabel = "P",
      defaultValue = "0.95",
      description = "That a scenario called worse is worse (default: 0.95).")
  double confidence = 0.95;

  /** Checks what the options say without a file. */
  void check(TestArguments arguments) {
    arguments.require(!update || file != null, "--update-baseline: expected --baseline FILE, too");
    arguments.require(
        file == null || !arguments.isSeeded(),
        "--seed: the seeds are those of the baseline; expected one of --seed and --baseline");
    arguments.require(
        replications >= 2 && replications <= 100_000, "--replications: expected 2 or more");
    arguments.require(
        confidence > 0 && confidence < 1,
        "--confidence: expected above 0 and below 1, such as 0.95");
    arguments.require(
        update || tolerance == null,
        "--tolerance is what --update-baseline writes: expected --update-baseline, too");
    arguments.require(
        Quantities.PERCENT.parse(toleranceText()).isPresent(),
        "--tolerance: expected " + Quantities.PERCENT.expected());
  }

  double tolerance() {
    return Quantities.PERCENT.parse(toleranceText()).orElse(0.0);
  }

  private String toleranceText() {
    return tolerance == null ? USUAL_TOLERANCE : tolerance;
  }

  /**
   * What is on record; nothing in a file that is about to be made.
   *
   * @throws InputRejected if the file cannot be used
   */
  Baseline read(Path from) throws InputRejected {
    if (!Files.exists(from)) {
      if (update) {
        return Baseline.empty();
      }
      throw new InputRejected(from + ": error: no such file; make it with --update-baseline");
    }
    try {
      return BaselineFile.parse(
          from.toString().replace('\\', '/'), Files.readString(from, StandardCharsets.UTF_8));
    } catch (BaselineRefused refused) {
      throw new InputRejected(Failures.message(refused));
    } catch (CharacterCodingException binary) {
      throw new InputRejected(from + ": error: not a text file in UTF-8");
    } catch (IOException unreadable) {
      throw new InputRejected(from + ": error: "
          + (Files.isDirectory(from) ? "is a directory, expected a file" : "cannot be read"));
    }
  }
}
