package io.dryswarm.conformance.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.conformance.CaseResult;
import io.dryswarm.conformance.ConformanceResult;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.GroupResult;
import io.dryswarm.conformance.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
  private static final ConformanceResult RESULT = new ConformanceResult(List.of(new GroupResult(
      "elections",
      "dir/elections.json",
      List.of(
          new CaseResult("good", "", List.of(Finding.passed("x1"))),
          new CaseResult(
              "bad",
              "a leader is lost",
              List.of(
                  Finding.failed("x1", "5 ms", "9 ms").withNote("fast"),
                  Finding.failed("x2", "1", "2"),
                  Finding.unsupported("x3", "predicate 'moon'"))),
          new CaseResult(
              "odd",
              "",
              List.of(
                  Finding.unsupported("case", "operation 'dance'"),
                  new Finding(Verdict.NOT_EXERCISED, "x2", "", "", "no run")))))));

  @Test
  void theTextShowsTheFirstDifferencesAndCountsPerGroup() {
    assertEquals("""
        FAILED elections/bad  (a leader is lost)
          failed: x1  (fast)
            recorded:  5 ms
            simulated: 9 ms
          and 2 more

        UNSUPPORTED elections/odd
          unsupported: case
            simulated: operation 'dance'

                                       cases  passed  failed unsupp.    judged  passed unsupp. not ex.
        elections                          3       1       1       1         3       1       2       1
        """, new TextOutput(1, false).of(RESULT));
  }

  @Test
  void theJsonHasEveryFinding() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonOutput.write(RESULT, out);
    JsonNode json = new ObjectMapper().readTree(out.toByteArray());

    assertEquals(1, json.get("schemaVersion").asInt());
    assertFalse(json.get("nothingFailed").asBoolean());
    assertEquals(
        "{\"passed\":1,\"failed\":1,\"unsupported\":1}", json.get("cases").toString());
    JsonNode group = json.get("groups").get(0);
    assertEquals("dir/elections.json", group.get("file").asText());
    assertEquals(
        "{\"passed\":1,\"failed\":2,\"unsupported\":2,\"not-exercised\":1,\"reported\":0}",
        group.get("expectations").toString());
    JsonNode bad = group.get("results").get(1);
    assertEquals("failed", bad.get("verdict").asText());
    assertEquals(
        "{\"verdict\":\"failed\",\"what\":\"x1\",\"note\":\"fast\",\"recorded\":\"5 ms\",\"simulated\":\"9 ms\"}",
        bad.get("expectations").get(0).toString());
  }
}
