package io.dryswarm.junit;

import io.dryswarm.experiments.golden.Golden;
import io.dryswarm.experiments.golden.GoldenDiff;
import io.dryswarm.experiments.golden.GoldenRefused;
import io.dryswarm.models.result.PlacementDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds a run against a golden file, or approves it. */
final class GoldenAssertion {
  private static final String UPDATE = "dryswarm.updateGolden";

  private GoldenAssertion() {}

  static void check(
      Path file, Golden now, List<PlacementDecision> decisions, SimulationResult result) {
    try {
      if (Boolean.getBoolean(UPDATE)) {
        Files.writeString(file, now.text(), StandardCharsets.UTF_8);
      } else if (!Files.exists(file)) {
        throw result.failure(file + ": no such file; make it with -D" + UPDATE + "=true");
      } else {
        compare(file, now, decisions, result);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GoldenRefused refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    }
  }

  private static void compare(
      Path file, Golden now, List<PlacementDecision> decisions, SimulationResult result)
      throws IOException, GoldenRefused {
    Golden golden = Golden.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    if (golden.seed() != now.seed()) {
      throw result.failure(file + " is of seed " + golden.seed());
    }
    List<String> differences = GoldenDiff.of(golden, now, decisions);
    if (!differences.isEmpty()) {
      throw result.failure("not as " + file + " says:\n  " + String.join("\n  ", differences)
          + "\n  approve: -D" + UPDATE + "=true");
    }
  }
}
