package io.dryswarm.conformance.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dryswarm.conformance.Cases;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judging rules on made-up samples: one run per simulated value, from time 0 to the only event of the run. */
class DurationJudgeTest {
  /** As a time: the run ends before the event. */
  private static final double NEVER = -1;

  private static Outcome outcome(double ms) {
    Recording recording = new Recording(List.of("m1"), new SwarmState());
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("node", "m1");
    if (ms != NEVER) {
      recording.event(new Seen(
          Math.round(ms * 1e6), recording.nextSequence(), "raft.leader", Seen.NO_TASK, fields));
    }
    JsonNode none = MissingNode.getInstance();
    return new Outcome(1, "", recording, new Symbols(none, none, recording), 1_000_000_000_000L);
  }

  private static Finding judge(String rule, double... simulatedMs) {
    String text =
        "{'id': 'x', 'kind': 'duration', 'from': {'ms': 0}, 'to': {'event': 'raft.leader'}, " + rule
            + "}";
    List<Outcome> outcomes =
        DoubleStream.of(simulatedMs).mapToObj(DurationJudgeTest::outcome).toList();
    return new DurationJudge(json(text), "x").judge(outcomes);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(Cases.json(text));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Recorded 100 in the middle: 10 % for protocol, 20 % for mixed, or the noise if that is more. */
  @ParameterizedTest
  @CsvSource({
    "protocol, 0, 110, PASSED",
    "protocol, 0, 111, FAILED",
    "protocol, 15, 115, PASSED",
    "protocol, 15, 116, FAILED",
    "mixed, 0, 120, PASSED",
    "mixed, 0, 121, FAILED",
    "mixed, 0, 80, PASSED",
    "machine, 0, 500, REPORTED"
  })
  void theMedianIsHeldAgainstTheRecordedOne(
      String kind, double noise, double simulated, Verdict verdict) {
    Finding finding = judge(
        "'class': '" + kind + "', 'noise_ms': " + noise + ", 'samples_ms': [60, 99, 100, 101, 140]",
        simulated,
        simulated,
        simulated);

    assertEquals(verdict, finding.verdict(), finding.toString());
  }

  @ParameterizedTest
  @CsvSource({"50, PASSED", "150, PASSED", "45, PASSED", "44.9, FAILED", "155.1, FAILED"})
  void withFewSamplesTheirRangeIsEnough(double simulated, Verdict verdict) {
    assertEquals(
        verdict,
        judge("'class': 'protocol', 'noise_ms': 5, 'samples_ms': [50, 100, 150]", simulated)
            .verdict());
  }

  /** Of the values inside the range of 4 samples 3/5 are expected; less a quarter, 0.35 are needed. */
  @Test
  void enoughValuesMustLieInTheRecordedRange() {
    String rule = "'class': 'protocol', 'noise_ms': 0, 'samples_ms': [99, 100, 100, 101]";

    assertEquals(Verdict.PASSED, judge(rule, 10, 100, 100, 500).verdict());
    assertEquals(Verdict.FAILED, judge(rule, 10, 20, 100, 500, 600).verdict());
  }

  /** With 4 recorded values the quarter is the bound, with 20 it is 1 - 0.05^(1/20) = 0.14. */
  @ParameterizedTest
  @CsvSource({
    "4, 3, 1, PASSED",
    "4, 5, 2, FAILED",
    "20, 7, 1, PASSED",
    "20, 6, 1, FAILED",
    "4, 0, 2, FAILED"
  })
  void fewRunsMayEndTooSoon(int recorded, int reached, int unreached, Verdict verdict) {
    List<Double> samples = Collections.nCopies(recorded, 100.0);
    double[] simulated = DoubleStream.concat(
            DoubleStream.iterate(100, v -> v).limit(reached),
            DoubleStream.iterate(NEVER, v -> v).limit(unreached))
        .toArray();

    String rule = "'class': 'protocol', 'noise_ms': 0, 'samples_ms': " + samples;
    assertEquals(verdict, judge(rule, simulated).verdict());
  }

  @Test
  void whatIsNotReachedInTimeCountsAsLongest() {
    String rule = "'class': 'protocol', 'noise_ms': 0, 'samples_ms': [99, 100, 101, 102, 103]";

    assertEquals(Verdict.PASSED, judge(rule, 90, 100, 101, NEVER).verdict());
    assertEquals(Verdict.FAILED, judge(rule, 90, 100, 150, NEVER).verdict(), "median 125");
  }

  @Test
  void whereTheShapeIsProtocolItIsTested() {
    double[] wide = DoubleStream.iterate(0, v -> v + 10).limit(41).toArray();
    double[] narrow = DoubleStream.iterate(190, v -> v + 0.5).limit(41).toArray();
    List<Double> samples = new ArrayList<>();
    DoubleStream.of(wide).forEach(samples::add);
    String rule = "'class': 'protocol', 'noise_ms': 0, 'ks': %s, 'samples_ms': " + samples;

    assertEquals(Verdict.PASSED, judge(rule.formatted("true"), wide).verdict());
    assertEquals(Verdict.FAILED, judge(rule.formatted("true"), narrow).verdict());
    assertEquals(Verdict.PASSED, judge(rule.formatted("false"), narrow).verdict());
  }

  @Test
  void aWindowHoldsForAllOrForTheMedian() {
    String window =
        "{'id': 'x', 'kind': 'window', 'from': {'ms': 0}, 'to': {'event': 'raft.leader'},"
            + " 'class': 'protocol', 'basis': '', 'within_ms': [10, 20], 'judge': '%s'}";
    List<Outcome> outcomes = List.of(outcome(10), outcome(20), outcome(21));

    assertEquals(
        Verdict.FAILED,
        new DurationJudge(json(window.formatted("all")), "x").judge(outcomes).verdict());
    assertEquals(
        Verdict.PASSED,
        new DurationJudge(json(window.formatted("median")), "x").judge(outcomes).verdict());
  }

  @Test
  void aSampleThatIsNullWasNotMeasured() {
    assertEquals(
        Verdict.PASSED,
        judge("'class': 'protocol', 'samples_ms': [null, 100, null]", 100).verdict());
  }
}
