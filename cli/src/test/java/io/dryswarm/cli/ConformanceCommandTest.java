package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceCommandTest {
  private static final String RECORDING = """
      {"meta": {"nodes": {"A": {"id": "abc", "hostname": "host1"}}},
       "cases": [
        {"id": "named", "expressions": ["node.hostname==host1"], "node": "A", "match": true},
        {"id": "other", "expressions": ["node.hostname==host2"], "node": "A", "match": %s}]}
      """;

  @TempDir
  Path directory;

  private CommandLineHarness sim;

  @BeforeEach
  void setUp() throws IOException {
    sim = new CommandLineHarness(directory);
  }

  @Test
  void recordingsThatAgreeEndWithZero() throws IOException {
    sim.write("hosts.json", RECORDING.formatted("false"));

    assertEquals(0, sim.run("conformance", directory.toString()));
    assertTrue(
        sim.out().contains("hosts                              2       2       0"), sim.out());
  }

  @Test
  void aCaseThatDiffersEndsWithOneAndIsShown() throws IOException {
    sim.write("hosts.json", RECORDING.formatted("true"));

    assertEquals(1, sim.run("conformance", sim.path("hosts.json")));
    assertTrue(
        sim.out()
            .startsWith("FAILED hosts/other  ([\"node.hostname==host2\"])\n"
                + "  failed: match with A\n    recorded:  true\n    simulated: false\n"),
        sim.out());
  }

  @Test
  void oneCaseCanBeChosen() throws IOException {
    sim.write("hosts.json", RECORDING.formatted("true"));

    assertEquals(0, sim.run("conformance", directory.toString(), "--case", "named"));
    assertEquals(3, sim.run("conformance", directory.toString(), "--case", "nemad"));
    assertTrue(sim.err().contains("no case has the id 'nemad'"), sim.err());
  }

  @Test
  void jsonIsForPrograms() throws IOException {
    sim.write("hosts.json", RECORDING.formatted("true"));

    assertEquals(1, sim.run("conformance", directory.toString(), "--format", "json", "--quiet"));
    assertTrue(sim.out().startsWith("{\n  \"schemaVersion\" : 1,\n"), sim.out());
    assertEquals("", sim.err());
  }

  @Test
  void aBrokenRecordingIsAnInputError() throws IOException {
    sim.write("hosts.json", "{\"meta\": {}, \"cases\": [{\"id\": \"x\", \"expressions\": []}]}");

    assertEquals(3, sim.run("conformance", directory.toString()));
    assertEquals("", sim.out());
    assertTrue(sim.err().contains("hosts.json:1:10: /meta: "), sim.err());
  }

  @Test
  void aFolderIsNeeded() {
    assertEquals(2, sim.run("conformance"));
    assertTrue(sim.err().contains("Missing required parameter"), sim.err());
  }
}
