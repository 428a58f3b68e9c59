package io.dryswarm.conformance.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.conformance.CaseResult;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.Folder;
import io.dryswarm.conformance.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manager says to the snippets of the corpus when they are deployed, where the corpus is at hand. */
class DaemonVerdictsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STACK = Pattern.compile(" (s[0-9]+)_[a-z]+: ");

  @TempDir
  private Path path;

  @Test
  void theManagerSaysWhatARealOneSays() throws IOException {
    List<String> differing = new ArrayList<>();
    for (CaseResult result : new Folder(path)
        .with("snippets.json", replay().toString())
        .play(1)
        .groups()
        .get(0)
        .cases()) {
      for (Finding finding : result.findings()) {
        if (finding.verdict() != Verdict.PASSED) {
          differing.add(result + "\n");
        }
      }
    }
    assertEquals(List.of(), differing);
  }

  private static ObjectNode replay() throws IOException {
    String given = System.getProperty("dryswarm.corpus");
    Path corpus = given == null ? Path.of("../../shared/compose-corpus") : Path.of(given);
    Path file = corpus.resolve("SNIPPETS.json");
    assumeTrue(Files.isRegularFile(file), "no corpus here");
    ObjectNode replay = JSON.createObjectNode().put("schema", "replay/1").put("group", "snippets");
    ObjectNode machine = replay.putObject("machine_defaults");
    machine.putArray("prepare_ms").add(10);
    machine.putArray("container_start_ms").add(200);
    machine.putArray("api_ms").add(4);
    ArrayNode cases = replay.putArray("cases");
    for (Map.Entry<String, JsonNode> entry :
        JSON.readTree(file.toFile()).path("cases").properties()) {
      JsonNode snippet = entry.getValue();
      if (snippet.path("daemon").isObject()) {
        cases.add(recorded(entry.getKey(), snippet));
      }
    }
    return replay;
  }

  private static ObjectNode recorded(String name, JsonNode snippet) {
    ObjectNode recorded = JSON.createObjectNode()
        .put("id", name)
        .put("from", "SNIPPETS.json#" + name)
        .put("note", "a snippet")
        .put("engine", "20.10")
        .put("seeds", 1);
    ObjectNode cluster = recorded.putObject("cluster");
    cluster
        .putArray("nodes")
        .addObject()
        .put("name", "m1")
        .put("role", "manager")
        .put("cpus", 2)
        .put("memory_bytes", 4_000_000_000L);
    cluster.put("leader", "m1");
    recorded.putObject("machine").putArray("cli_ms").add(100);
    ObjectNode step =
        recorded.putArray("steps").addObject().put("id", "cmd").put("at_ms", 0).put("op", "docker");
    JsonNode verdict = snippet.get("daemon");
    List<String> messages = new ArrayList<>();
    verdict.path("stderr").forEach(m -> messages.add(m.asText()));
    ArrayNode words = step.putArray("argv");
    List.of("stack", "deploy", "--detach=true", "--resolve-image", "never", "-c", "s.yml")
        .forEach(words::add);
    words.add(stack(messages));
    ObjectNode files = step.putObject("files");
    files.putObject("s.yml").put("text", snippet.get("yaml").asText());
    files.putObject("a").put("text", "dummy\n");
    snippet
        .path("files")
        .properties()
        .forEach(f -> files.putObject(f.getKey()).put("text", f.getValue().asText()));
    if (snippet.has("env")) {
      step.set("env", snippet.get("env"));
    }
    ObjectNode expectation = recorded.putArray("expect").addObject();
    expectation.put("id", "x").put("kind", "reply").put("step", "cmd").put("note", name);
    expectation.put("rc", verdict.get("exit").asInt());
    expectation.putObject("err").put("text", String.join("\n\n", messages));
    recorded.put("end_ms", 5000);
    return recorded;
  }

  private static String stack(List<String> messages) {
    Matcher m = STACK.matcher(String.join("\n", messages));
    return m.find() ? m.group(1) : "s0";
  }
}
