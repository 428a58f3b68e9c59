package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sections shown in the manual are put together into one scenario, which must load. */
class DocumentedExamplesTest {
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private static final String STACK = """
      services:
        vote: {image: dockersamples/examplevotingapp_vote, ports: ["8080:80"]}
        redis: {image: redis}
        db: {image: postgres}
        api: {image: example/api}
      """;

  @Test
  void theManualsSectionsMakeAScenario(@TempDir Path folder) throws IOException {
    List<String> sections = new ArrayList<>(List.of("duration: 10m", "stacks: {vote: stack.yml}"));
    Matcher block = BLOCK.matcher(Files.readString(Path.of("..", "docs", "scenario-language.md")));
    while (block.find()) {
      if (!block.group(1).startsWith("stacks:") && !block.group(1).startsWith("#")) {
        sections.add(block.group(1));
      }
    }
    assertTrue(sections.size() >= 7, "found only " + sections.size() + " sections");
    ScenarioFolder files = new ScenarioFolder(folder);
    files.file("stack.yml", STACK).file("a.yaml", String.join("\n", sections));

    assertEquals(6, files.loaded("a.yaml").expectations().size());
  }
}
