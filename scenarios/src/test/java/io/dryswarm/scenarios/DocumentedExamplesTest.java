package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        shop: {image: example/shop}
      """;

  @Test
  void theManualsSectionsMakeScenarios(@TempDir Path folder) throws IOException {
    List<Map<String, String>> scenarios = scenarios();
    assertEquals(2, scenarios.size());
    assertTrue(scenarios.get(0).size() >= 7, "found only " + scenarios.get(0).keySet());
    ScenarioFolder files = new ScenarioFolder(folder);
    files.file("stack.yml", STACK);
    for (int i = 0; i < scenarios.size(); i++) {
      files.file(i + ".yaml", String.join("\n", scenarios.get(i).values()));
    }

    assertEquals(6, files.loaded("0.yaml").expectations().size());
    assertEquals(0, files.loaded("1.yaml").expectations().size());
  }

  /** The examples, one of each section in a scenario. */
  private static List<Map<String, String>> scenarios() throws IOException {
    List<Map<String, String>> scenarios = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(Path.of("..", "docs", "scenario-language.md")));
    while (block.find()) {
      String section = block.group(1);
      if (!section.startsWith("stacks:") && !section.startsWith("#")) {
        String key = section.substring(0, section.indexOf(':'));
        scenarios.stream()
            .filter(scenario -> !scenario.containsKey(key))
            .findFirst()
            .orElseGet(() -> begin(scenarios))
            .put(key, section);
      }
    }
    return scenarios;
  }

  private static Map<String, String> begin(List<Map<String, String>> scenarios) {
    Map<String, String> scenario = new LinkedHashMap<>();
    scenario.put("duration", "duration: 10m");
    scenario.put("stacks", "stacks: {vote: stack.yml}");
    scenarios.add(scenario);
    return scenario;
  }
}
