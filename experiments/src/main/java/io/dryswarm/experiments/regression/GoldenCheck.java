package io.dryswarm.experiments.regression;

import io.dryswarm.experiments.golden.Golden;
import io.dryswarm.experiments.golden.GoldenDiff;
import io.dryswarm.experiments.golden.GoldenFiles;
import io.dryswarm.experiments.golden.GoldenRefused;
import io.dryswarm.models.result.PlacementDecision;
import io.dryswarm.models.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The golden file of one scenario: compared, put on record, or not there. */
final class GoldenCheck {
  private static final String NAME = "golden decisions";

  private final GoldenFiles files;
  private final Path scenario;
  private final Optional<Golden> golden;
  private final boolean update;
  private final String note;

  private GoldenCheck(
      GoldenFiles files, Path scenario, Optional<Golden> golden, boolean update, String note) {
    this.files = files;
    this.scenario = scenario;
    this.golden = golden;
    this.update = update;
    this.note = note;
  }

  /**
   * @param seed of the run: what another seed did proves nothing
   */
  static GoldenCheck of(GoldenFiles files, Path scenario, long seed, boolean update)
      throws IOException, GoldenRefused {
    if (update) {
      return new GoldenCheck(files, scenario, Optional.empty(), true, "");
    }
    Optional<Golden> golden = files.read(scenario);
    if (golden.isPresent() && golden.get().seed() != seed) {
      String note = files.of(scenario) + " is of seed " + golden.get().seed() + ": not compared";
      return new GoldenCheck(files, scenario, Optional.empty(), false, note);
    }
    return new GoldenCheck(files, scenario, golden, false, "");
  }

  /** Whether the run has to be looked at. */
  boolean isNeeded() {
    return update || golden.isPresent();
  }

  /** What the user should know besides; may be empty. */
  List<String> notes() {
    return note.isEmpty() ? List.of() : List.of(note);
  }

  /** Compares or writes; nothing if there is no golden file. */
  Optional<Check> check(RunResult result, List<PlacementDecision> decisions) throws IOException {
    Golden now = Golden.of(result, decisions);
    Check.Where at = Check.Where.file(files.of(scenario).toString().replace('\\', '/'));
    if (update) {
      files.write(scenario, now);
      String written = "put on record: " + now.decisions().size() + " decisions";
      return Optional.of(new Check(Check.Kind.GOLDEN, NAME, at, true, written));
    }
    return golden.map(before -> {
      List<String> sentences = GoldenDiff.of(before, now, decisions);
      String message = sentences.isEmpty()
          ? "all " + now.decisions().size() + " as approved"
          : sentences.size() == 1 ? "1 difference" : sentences.size() + " differences";
      return new Check(
          Check.Kind.GOLDEN, NAME, at, sentences.isEmpty(), message, sentences, Double.NaN);
    });
  }
}
