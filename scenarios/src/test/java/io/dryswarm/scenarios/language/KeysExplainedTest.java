package io.dryswarm.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.scenarios.language.SchemaKeys.Key;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every key of the scenario language tells what it means, in what it counts, what holds without it, and where it comes from. */
class KeysExplainedTest {
  /** Facts by number, a command or option, a key of compose files, a setting or file of Linux, Docker's sources, or none of Swarm. */
  private static final Pattern SOURCE = Pattern.compile(
      "(catalogue: )?(control|data) plane .*[0-9].*|`.+`.*|compose [a-z].*|dockerd --.+|node\\.[a-z]+"
          + "|net\\.[a-z0-9_.]+|(listen\\(2\\)|resolv\\.conf|etcd wal).*|(moby|docker|torvalds)/.+|study|DrySwarm");

  private final JsonNode schema = SchemaKeys.schema();
  private final JsonNode definitions = schema.path("definitions");
  private final List<Key> keys = SchemaKeys.all(schema);

  private List<String> without(Predicate<Key> holds) {
    return keys.stream().filter(holds.negate()).map(Key::path).toList();
  }

  @Test
  void everyKeyHasAMeaning() {
    assertEquals(
        List.of(), without(key -> key.node().path("description").asText().matches("(?s).{8,}\\.")));
  }

  @Test
  void everyKeyHasASource() {
    assertEquals(List.of(), without(key -> isSource(key.node().path("x-source").asText())));
  }

  private static boolean isSource(String text) {
    return Arrays.stream(text.split("; ", -1))
        .allMatch(source -> SOURCE.matcher(source).matches());
  }

  @Test
  void everyQuantityHasAUnit() {
    assertEquals(
        List.of(),
        without(key -> isSwitch(key)
            || !SchemaKeys.isQuantity(key.node(), definitions)
            || !SchemaKeys.unit(key.node(), definitions).isEmpty()));
  }

  /** A port that stands for an address counts nothing. */
  private static boolean isSwitch(Key key) {
    return key.path().equals("user.target");
  }

  @Test
  void everyKeyThatMayBeLeftOutSaysWhatHoldsThen() {
    assertEquals(
        List.of(),
        without(
            key -> key.isRequired() != (key.node().has("default") || key.node().has("x-default"))));
  }
}
