package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.cluster.ClusterSimulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README shows of a run is what the run prints. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");
  private static final String FENCE = "```";

  @Test
  void theRunInTheReadmeIsARealOne() throws IOException {
    List<String> printed = run("scenarios/voting.yaml").lines().toList();
    int at = 0;
    for (String line : shown()) {
      int found = printed.subList(at, printed.size()).indexOf(line);
      assertTrue(found >= 0, () -> "README.md shows a line that is not printed (there): " + line);
      at += found + 1;
    }
  }

  /** The first block below "What a run shows", without the marks of what is left out. */
  private static List<String> shown() throws IOException {
    String page = Files.readString(ROOT.resolve("README.md"));
    int from = page.indexOf(FENCE, page.indexOf("## What a run shows")) + FENCE.length();
    return page.substring(from, page.indexOf(FENCE, from))
        .lines()
        .filter(line -> !line.isBlank() && !line.strip().equals("..."))
        .toList();
  }

  private static String run(String scenario) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = new Console(out, new ByteArrayOutputStream(), Terminal.detect(Map.of(), ""));
    new Sim(console, ClusterSimulation::run)
        .execute("run", ROOT.resolve(scenario).toString());
    return out.toString(StandardCharsets.UTF_8);
  }
}
