package io.dryswarm.conformance.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.conformance.BrokenFile;
import io.dryswarm.conformance.Cases;
import io.dryswarm.conformance.Folder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFilesTest {
  @TempDir
  private Path path;

  @Test
  void theKindIsToldByTheContentsInTheOrderOfNames() throws BrokenFile {
    Folder folder = new Folder(path)
        .with("b.json", Cases.constraints(true))
        .with("a.json", Cases.replay("", ""))
        .with("readme.md", "not read");

    assertEquals(
        List.of("tiny", "b"), folder.read().stream().map(group -> group.name()).toList());
  }

  @Test
  void aFileOfAnotherKindIsLeftOutWithANote() throws BrokenFile {
    Folder folder = new Folder(path)
        .with("a.json", Cases.constraints(true))
        .with("b.json", "{\"some\": \"thing\"}");

    assertEquals(1, folder.read().size());
    assertEquals(List.of("b.json: no recording of a known schema, left out"), folder.notes());
  }

  @Test
  void aFolderWithoutRecordingsIsRefused() {
    String refusal = new Folder(path).with("b.json", "{}").refusal();

    assertTrue(refusal.startsWith("[DIR]: no recordings found; expected *.json files"), refusal);
  }

  @Test
  void brokenJsonIsRefusedWithItsPlace() {
    String refusal =
        new Folder(path).with("a.json", "{\"schema\":\n  \"replay/1\",,}").refusal();

    assertTrue(refusal.startsWith("a.json:2:14: not JSON: Unexpected character"), refusal);
  }

  @Test
  void aKeyThatIsGivenTwiceIsRefused() {
    String refusal = new Folder(path).with("a.json", "{\"a\": 1,\n \"a\": 2}").refusal();

    assertEquals("a.json:2:5: not JSON: Duplicate field 'a'", refusal);
  }

  @Test
  void allThatBreaksTheSchemaIsNamedWithItsPlace() {
    String text = Cases.replay("", "{'id': 'x', 'kind': 'never'}")
        .replace("\"seeds\": 4", "\"seeds\": \"many\"");
    String refusal = new Folder(path).with("a.json", text).refusal();

    assertEquals(
        List.of(
            "a.json:13:15: /cases/0/expect/0: Object does not have some of the required properties [[event]]",
            "a.json:4:88: /cases/0/seeds: Value is [string] but should be [integer]"),
        refusal.lines().sorted().toList());
  }

  @Test
  void anUnknownKeyOfAKnownOperationIsAMistake() {
    String text = Cases.replay(
        ", {'id': 's', 'at_ms': 1, 'op': 'service_scale', 'service': 'web', 'replicas': 1, 'by': 2}",
        "");
    String refusal = new Folder(path).with("a.json", text).refusal();

    assertTrue(refusal.contains("/cases/0/steps/1/by: "), refusal);
  }

  @Test
  void unknownWordsAreNoMistakes() throws BrokenFile {
    String text = Cases.replay(
        ", {'id': 's', 'at_ms': 1, 'op': 'dance', 'with': 'w1'}",
        "{'id': 'x', 'kind': 'feeling', 'is': 'good'},"
            + "{'id': 'y', 'kind': 'state', 'at': {'end': true}, 'that': {'moon': {'full': true}}}");

    assertEquals(1, new Folder(path).with("a.json", text).read().size());
  }
}
