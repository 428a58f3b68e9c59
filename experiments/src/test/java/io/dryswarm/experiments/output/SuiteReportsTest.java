package io.dryswarm.experiments.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.core.Time;
import io.dryswarm.experiments.regression.Check;
import io.dryswarm.experiments.regression.Check.Kind;
import io.dryswarm.experiments.regression.Check.Where;
import io.dryswarm.experiments.regression.ScenarioOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The same tested scenarios in every form. */
class SuiteReportsTest {
  private static final ScenarioOutcome GOOD = outcome(
      "good.yaml",
      "",
      new Check(Kind.EXPECTATION, "a.errors: < 1%", new Where("good.yaml", 3, 5), true, "0%"));
  private static final ScenarioOutcome BAD = outcome(
      "bad.yaml",
      "",
      new Check(Kind.EXPECTATION, "a.ok: > 1", new Where("bad.yaml", 3, 9), true, "2"),
      new Check(
          Kind.EXPECTATION,
          "a.errors: < 1%, or so",
          new Where("bad.yaml", 4, 13),
          false,
          "7% | <lost>",
          List.of(),
          -6),
      new Check(
          Kind.GOLDEN,
          "golden decisions",
          Where.file("bad.golden"),
          false,
          "12 differences",
          Collections.nCopies(12, "task a.1 went \u001b[1m elsewhere"),
          Double.NaN));
  private static final ScenarioOutcome UNREADABLE = outcome(
      "no.yaml",
      "no.yaml:1:1: error: x\n1 problem; nothing was run\n",
      new Check(Kind.INPUT, "can be read", new Where("no.yaml", 1, 1), false, "x"));
  private static final List<ScenarioOutcome> ALL = List.of(GOOD, BAD, UNREADABLE);

  private static ScenarioOutcome outcome(String file, String trouble, Check... checks) {
    return new ScenarioOutcome(
        file,
        "name of " + file,
        42,
        90 * Time.SECOND,
        "ab12",
        trouble.isEmpty() ? "cd34" : "",
        List.of(checks),
        List.of(),
        "sim run " + file + " --seed 42",
        trouble);
  }

  @Test
  void theTextShowsFailuresAndHowToRepeatThem() {
    String detail = "            task a.1 went \u001b[1m elsewhere\n";
    assertEquals(
        "ok      good.yaml  1 of 1\n"
            + "FAILED  bad.yaml  1 of 3\n"
            + "        FAILED bad.yaml:4:13: a.errors: < 1%, or so\n"
            + "            7% | <lost>\n"
            + "        FAILED bad.golden: golden decisions\n"
            + "            12 differences\n"
            + detail.repeat(10)
            + "            ... and 2 more\n"
            + "        repeat: sim run bad.yaml --seed 42\n"
            + "INVALID no.yaml  was not run to its end\n"
            + "        no.yaml:1:1: error: x\n"
            + "        1 problem; nothing was run\n"
            + "\n"
            + "3 scenarios: 1 passed, 1 failed, 1 invalid; 2 of 5 checks hold\n",
        SuiteText.render(ALL, SuiteText.Detail.NORMAL));
  }

  @Test
  void lessAndMoreTextCanBeHad() {
    assertEquals(
        "1 scenario: 1 passed; 1 of 1 checks hold\n",
        SuiteText.render(List.of(GOOD), SuiteText.Detail.BRIEF));
    assertTrue(SuiteText.render(List.of(GOOD), SuiteText.Detail.FULL)
        .contains("        good.yaml:3:5: a.errors: < 1%\n            0%\n"));
  }

  @Test
  void theXmlHasTheCommonSubset() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JunitXml.write(ALL, bytes);
    Element root = DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes.toByteArray()))
        .getDocumentElement();

    assertEquals("testsuites", root.getTagName());
    assertEquals("5", root.getAttribute("tests"));
    assertEquals("2", root.getAttribute("failures"));
    assertEquals("1", root.getAttribute("errors"));
    assertEquals("270", root.getAttribute("time"));
    Element bad = (Element) root.getElementsByTagName("testsuite").item(1);
    assertEquals("bad.yaml", bad.getAttribute("name"));
    assertEquals("90", bad.getAttribute("time"));
    assertEquals("simulated seconds, not wall time", property(bad, "time"));
    assertEquals("42", property(bad, "seed"));
    assertEquals("ab12", property(bad, "scenarioHash"));
    Element test = (Element) bad.getElementsByTagName("testcase").item(1);
    assertEquals("a.errors: < 1%, or so", test.getAttribute("name"));
    assertEquals("4", test.getAttribute("line"));
    Element failure = (Element) test.getElementsByTagName("failure").item(0);
    assertEquals("7% | <lost>", failure.getAttribute("message"));
    assertEquals("expectation", failure.getAttribute("type"));
    assertTrue(failure.getTextContent().endsWith("repeat: sim run bad.yaml --seed 42\n"));
    Element error = (Element) root.getElementsByTagName("error").item(0);
    assertTrue(error.getTextContent().contains("1 problem; nothing was run"));
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("went ?[1m elsewhere"), "control characters are no XML");
    assertTrue(text.endsWith("</testsuites>\n"));
  }

  private static String property(Element suite, String name) {
    var properties = suite.getElementsByTagName("property");
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      if (property.getAttribute("name").equals(name)) {
        return property.getAttribute("value");
      }
    }
    return "";
  }

  @Test
  void annotationsStandAtTheirLinesTheWorstFirst() {
    String[] lines = GithubReport.annotations(ALL).split("\n");
    assertEquals(3, lines.length);
    assertEquals(
        "::error file=no.yaml,line=1,col=1,title=can be read::x%0Arepeat: sim run no.yaml --seed 42",
        lines[0]);
    assertEquals(
        "::error file=bad.yaml,line=4,col=13,title=a.errors%3A < 1%25%2C or so::7%25 | <lost>"
            + "%0Arepeat: sim run bad.yaml --seed 42",
        lines[1]);
    assertTrue(
        lines[2].startsWith("::error file=bad.golden,title=golden decisions::12 differences%0A"));
  }

  @Test
  void noMoreAnnotationsThanGithubShows() {
    List<ScenarioOutcome> many = new ArrayList<>(Collections.nCopies(30, BAD));
    assertEquals(
        GithubReport.MOST_ANNOTATIONS, GithubReport.annotations(many).lines().count());
  }

  @Test
  void theSummaryIsATableThatGithubTakes() {
    String summary = GithubReport.summary(ALL);
    assertTrue(
        summary.startsWith("### sim test\n\n| failed | where | found |\n|---|---|---|\n"
            + "| can be read | no.yaml:1:1 | x |\n"
            + "| a.errors: < 1%, or so | bad.yaml:4:13 | 7% \\| <lost> |\n"),
        summary);
    assertTrue(
        summary.contains("| good.yaml | passed | 1 of 1 | `sim run good.yaml --seed 42` |\n"),
        summary);
    String huge = GithubReport.summary(Collections.nCopies(20_000, BAD));
    assertTrue(huge.getBytes(StandardCharsets.UTF_8).length < 1 << 20);
    assertTrue(huge.endsWith("|\n\n... and more\n"));
  }

  @Test
  void theJsonHasAllOfIt() throws IOException {
    JsonNode root = new ObjectMapper().readTree(SuiteJson.render(ALL));
    assertEquals(1, root.get("schemaVersion").asInt());
    assertEquals(false, root.get("passed").asBoolean());
    JsonNode bad = root.get("scenarios").get(1);
    assertEquals("failed", bad.get("status").asText());
    assertEquals(90_000, bad.get("durationMs").asDouble());
    assertEquals(-6, bad.get("checks").get(1).get("margin").asDouble());
    assertEquals(12, bad.get("checks").get(2).get("details").size());
    assertTrue(root.get("scenarios").get(2).get("trouble").asText().contains("1 problem"));
  }
}
