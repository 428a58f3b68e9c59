package io.dryswarm.conformance.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dryswarm.conformance.Cases;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slot 1 has tasks 1 and 3, slot 2 has tasks 2 and 4; each is created at 10 times its number, ends 100 and is told so 103 later. */
class PairingTest {
  private static Outcome outcome() {
    Recording recording = new Recording(List.of("n0", "n1", "n2"), new SwarmState());
    for (int task = 1; task <= 4; task++) {
      long bornNs = task * 10_000_000L;
      Instant at = new Instant(bornNs, recording.nextSequence());
      recording.born(new Recording.Birth(task, at, "web", "web." + (task + 1) % 2));
      event(recording, bornNs, "task.created", task);
    }
    for (int task = 1; task <= 4; task++) {
      event(recording, task * 10_000_000L + 100_000_000L, "agent.state", task);
    }
    for (int task = 1; task <= 4; task++) {
      event(recording, task * 10_000_000L + 203_000_000L, "task.state", task);
    }
    JsonNode none = MissingNode.getInstance();
    return new Outcome(1, "", recording, new Symbols(none, none, recording), 1_000_000_000L);
  }

  private static void event(Recording recording, long ns, String name, int task) {
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("node", "n" + task % 2);
    recording.event(new Seen(ns, recording.nextSequence(), name, task, fields));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      same_task        | task.created | agent.state  | [100, 100, 100, 100]
      next_in_slot     | agent.state  | task.created | [-80, -80]
      next_created     | agent.state  | task.created | [-90, -90, -90]
      to_predecessor   | task.created | agent.state  | [80, 80]
      from_predecessor | agent.state  | task.created | [-80, -80]
      last_before      | task.created | agent.state  | [70, 80, 90, 100]
      each_to          | task.created | agent.state  | [100, 110]
      """)
  void eventsBelongTogether(String pair, String from, String to, String expectedMs)
      throws JsonProcessingException {
    JsonNode expectation = new ObjectMapper()
        .readTree(Cases.json("{'pair': '" + pair + "', 'from': {'event': '" + from
            + "'}, 'to': {'event': '" + to + "'}}"));

    List<Long> values = new Pairing(expectation).valuesNs(outcome());

    assertEquals(expectedMs, values.stream().map(ns -> ns / 1_000_000).toList().toString());
  }
}
