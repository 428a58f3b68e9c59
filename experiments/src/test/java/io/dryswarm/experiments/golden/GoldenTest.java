package io.dryswarm.experiments.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.core.Time;
import io.dryswarm.models.result.PlacementDecision;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GoldenTest {
  private static final String FILE = """
      # approved
      scenario  two  spaces in a name
      seed  -7
      result  00000000000000ab
      web.2#1  0:05.100  worker-1  worker-1: fewer tasks of web (0) than the next best, worker-2 (1)
      web.10#1  0:05.000  worker-2
      web.10#2  1:00:00.000  -  no suitable node (insufficient resources on 2 nodes)
      """;

  private static PlacementDecision decision(String task, long ms, String node, String... because) {
    return new PlacementDecision("web", task, ms * Time.MILLISECOND, node, List.of(because));
  }

  private static Golden golden(PlacementDecision... decisions) {
    TreeMap<String, Golden.Decision> byTask = new TreeMap<>();
    for (PlacementDecision decision : decisions) {
      byTask.put(decision.task(), Golden.Decision.of(decision));
    }
    return new Golden("s", 42, "ab", byTask);
  }

  private static List<String> diff(Golden golden, PlacementDecision... now) {
    return GoldenDiff.of(golden, golden(now), List.of(now));
  }

  @Test
  void aFileIsReadAndWrittenInTheOrderOfNumbers() throws GoldenRefused {
    Golden golden = Golden.parse("a.golden", FILE);

    assertEquals("two  spaces in a name", golden.scenario());
    assertEquals(
        List.of("web.2#1", "web.10#1", "web.10#2"),
        List.copyOf(golden.decisions().keySet()));
    assertEquals(FILE.lines().skip(1).toList(), golden.text().lines().skip(1).toList());
    assertEquals(golden, Golden.parse("b.golden", golden.text()));
  }

  @Test
  void whatIsNoGoldenFileIsRefusedAtItsLine() {
    assertRefused("", "a.golden:1:1: error: expected \"scenario\" and its value");
    assertRefused("# x\nscenario  s\nseed  x\nresult  1\n", "a.golden:3:1: error: expected a seed");
    assertRefused(
        "scenario  s\nseed  1\nresult  1\nweb.1 0:01 worker-1\n",
        "a.golden:4:1: error: expected task, time, node and reason");
  }

  private static void assertRefused(String text, String message) {
    GoldenRefused refused = assertThrows(GoldenRefused.class, () -> Golden.parse("a.golden", text));
    assertEquals(message + "; write the file anew with --update-golden", refused.getMessage());
  }

  @Test
  void equalRunsDoNotDiffer() {
    PlacementDecision same = decision("web.1#1", 1, "worker-1", "worker-1: its turn");
    assertEquals(List.of(), diff(golden(same), same));
  }

  @Test
  void anotherNodeIsToldWithBothReasons() {
    Golden before = golden(decision(
        "web.3#1", 5000, "worker-1", "worker-1: a tie, drawn by chance among worker-1, worker-2"));
    assertEquals(
        List.of(
            "task web.3#1 went to worker-2 instead of worker-1 because it has fewer tasks of web (0) than the"
                + " next best, worker-3 (1); refused by headroom: worker-1 (\"no headroom on 1 node\")"
                + " (before: worker-1: a tie, drawn by chance among worker-1, worker-2)"),
        diff(
            before,
            decision(
                "web.3#1",
                5000,
                "worker-2",
                "worker-2: fewer tasks of web (0) than the next best, worker-3 (1)",
                "refused by headroom: worker-1 (\"no headroom on 1 node\")")));
  }

  @Test
  void theEarliestDifferenceComesFirst() {
    Golden before = golden(
        decision("web.1#1", 5000, "worker-1"),
        decision("web.1#2", 3_700_000, "worker-1"),
        decision("web.2#1", 5000, "worker-2", "worker-2 is the only node that admits it"),
        decision("web.3#1", 6000, "worker-3"));

    assertEquals(
        List.of(
            "task web.2#1 waits instead of going to worker-2 because no suitable node"
                + " (before: worker-2 is the only node that admits it)",
            "task web.1#1 went to worker-1 at 0:05.500 instead of 0:05.000",
            "task web.3#1 was not made; it went to worker-3 at 0:06.000",
            "task web.4#1 is new: it went to worker-9 at 10:00.000",
            "task web.1#2 went to worker-2 instead of worker-1"),
        diff(
            before,
            decision("web.4#1", 600_000, "worker-9"),
            decision("web.1#1", 5500, "worker-1"),
            decision("web.1#2", 3_700_000, "worker-2"),
            decision("web.2#1", 4000, "", "no suitable node")));
  }

  @Test
  void anotherReasonForTheSameNodeIsTold() {
    Golden before = golden(decision("web.1#1", 1, "n", "n is the only node that admits it"));
    assertEquals(
        List.of("task web.1#1 went to n at 0:00.001 as before, but because it was its turn"
            + " (before: n is the only node that admits it)"),
        diff(before, decision("web.1#1", 1, "n", "n: its turn")));
  }

  @Test
  void aDigestAloneIsToldAsSuch() {
    PlacementDecision same = decision("web.1#1", 1, "worker-1");
    SortedMap<String, Golden.Decision> decisions = golden(same).decisions();
    List<String> sentences =
        GoldenDiff.of(golden(same), new Golden("s", 42, "cd", decisions), List.of(same));
    assertEquals(1, sentences.size());
    assertEquals("the result digest is cd instead of ab", sentences.get(0).split(":")[0]);
  }
}
