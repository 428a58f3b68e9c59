package io.dryswarm.compose;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.compose.corpus.Corpus;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Broken stack files end in a result or in a refusal, never in a crash. {@code -Ddryswarm.fuzz.inputs} and {@code -Ddryswarm.fuzz.seed} make
 * a longer run of it; {@code -Ddryswarm.fuzz.slowMs} lets it fail at an input that computes longer than that.
 */
class FuzzTest {
  private static final int INPUTS = Integer.getInteger("dryswarm.fuzz.inputs", 3000);
  private static final long SEED = Long.getLong("dryswarm.fuzz.seed", 1);
  private static final long SLOWEST_MS = Long.getLong("dryswarm.fuzz.slowMs", Long.MAX_VALUE);
  private static final int SHOWN = 4000;

  @Test
  void everyInputHasAnEnd() {
    Fuzzer fuzzer = new Fuzzer(seeds(), SEED);
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = fuzzer.next();
      long startNs = cpuNs();
      try {
        Fuzzer.exercise(input);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("input " + i + " of seed " + SEED + ":\n" + shown(input), e);
      }
      long tookNs = cpuNs() - startNs;
      assertTrue(tookNs / 1_000_000 <= SLOWEST_MS, () -> "slow: " + tookNs + "\n" + shown(input));
    }
  }

  /** Long ones of everything that is read by a pattern. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: \"a%s/x\"#.a", "image: \"x@a%s:0\"#+a", "hostname: \"1%s\"#:1",
            "image: \"%s\"#${A:-",
        "image: \"%s\"#${A", "stop_grace_period: \"%sh\"#9", "labels: {a: 1%s}#_1",
            "ports: [\"[%s:1]:80:80\"]#1:",
        "x-a: %s#[", "x-a: {%s#a: {"
      })
  void longInputsHaveAnEnd(String pattern) {
    String[] parts = pattern.split("#");
    String text = parts[0].replace("%s", parts[1].repeat(20_000));

    assertDoesNotThrow(
        () -> Fuzzer.exercise(("services: {a: {" + text + "}}").getBytes(StandardCharsets.UTF_8)));
  }

  /** Time that this thread computed: how busy the machine is otherwise does not count. */
  private static long cpuNs() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (String file : new String[] {"config.txt", "variables.txt", "merge.txt", "deploy.txt"}) {
      for (StackCases.Case stack : StackCases.read(file)) {
        stack.source().files().forEach(f -> seeds.add(f.content()));
      }
    }
    Corpus.find().ifPresent(corpus -> seeds.addAll(corpus.inputs()));
    return seeds;
  }

  private static String shown(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
