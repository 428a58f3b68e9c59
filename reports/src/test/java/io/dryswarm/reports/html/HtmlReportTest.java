package io.dryswarm.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.reports.HistoryFixture;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Section;
import io.dryswarm.reports.content.Sections;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Path RESOURCES =
      Path.of(System.getProperty("basedir", "."), "src/main/resources/io/dryswarm/reports/html");
  private static final String ISLAND = "<script type=\"application/json\" id=\"data\">";

  private String page;
  private String json;

  @BeforeEach
  void write() throws IOException {
    page = page(HistoryFixture.recorded());
    int start = page.indexOf(ISLAND) + ISLAND.length();
    json = page.substring(start, page.indexOf("</script>", start));
  }

  private static String page(RunReport report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HtmlReport.write(report, HistoryFixture.history(), bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void namesCannotEndTheScript() throws IOException {
    JsonNode data = new ObjectMapper().readTree(json);

    assertEquals(HistoryFixture.NASTY, data.at("/users/0/name").asText());
    assertTrue(json.chars().noneMatch(c -> c == '<' || c == '>' || c == '&'), json);
    assertTrue(json.chars().allMatch(c -> c < 128));
  }

  @Test
  void aTitleIsText() throws IOException {
    RunReport report = HistoryFixture.recorded();
    RunResult old = report.result();
    RunResult named = new RunResult(
        new RunIdentity("<img src=x> & {{data}}", 1, "sim run x"),
        old.durationNs(),
        old.managers(),
        old.workers(),
        old.timeline(),
        old.requests(),
        old.services(),
        old.items(),
        old.faults(),
        old.controlPlane(),
        old.findings(),
        0,
        0,
        0);

    String nasty = page(new RunReport("1", "28", named, List.of()));

    assertTrue(nasty.contains("<title>&lt;img src=x&gt; &amp; {{data}} · DrySwarm</title>"));
    assertEquals(1, nasty.split(Pattern.quote("id=\"data\">{\"repeat\""), -1).length - 1);
  }

  @Test
  void everySectionIsThereAsInTheJsonReport() throws IOException {
    JsonNode sections = new ObjectMapper().readTree(json).get("sections");

    for (Section<?> section : Sections.ALL) {
      JsonNode shown = sections.get(section.name());
      assertEquals(
          section.rowsOf(HistoryFixture.recorded()).size(), shown.get("rows").size());
      assertEquals(section.columns().size(), shown.get("columns").size());
    }
    assertEquals(1204.813823, sections.at("/latency/rows/0/5").asDouble());
  }

  @Test
  void theHistoryIsThere() throws IOException {
    JsonNode data = new ObjectMapper().readTree(json);

    assertEquals("[2,null,2.1]", data.at("/users/0/p50").toString());
    assertEquals("[0.25,0.333,0]", data.at("/services/0/busy").toString());
    assertEquals(2, data.get("lanes").size(), "the old task outlives the beginning of the new one");
    assertEquals(
        "[1200,\"running\",\"running\",\"manager-2\",\"\"]",
        data.at("/lanes/1/tasks/0/changes/1").toString());
    assertEquals("[0,1000,\"manager-1\",1]", data.at("/leaders/0").toString());
    assertEquals(
        "[240000,600000,\"crash\",\"worker-2\",\"crashed: power off\"]",
        data.at("/bands/0").toString());
    assertTrue(data.at("/curves/0/points").size() > 4);
    assertEquals(
        100,
        data.at("/curves/0/points")
            .get(data.at("/curves/0/points").size() - 1)
            .get(0)
            .asInt());
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    assertTrue(page.contains("default-src 'none'"));
    assertFalse(Pattern.compile("<(link|img|iframe|base)\\b|\\bsrc=|@import|url\\((?!#)|fetch\\(")
        .matcher(page.replace(json, ""))
        .find());
    assertFalse(Pattern.compile("\\{\\{[a-z]+}}").matcher(page).find(), "a mark was left");
  }

  @Test
  void theChartLibraryKeepsItsLicence() {
    assertTrue(page.contains("The MIT License"), "licence");
    assertTrue(page.contains("Copyright (c) 2022 Leon Sorokin"), "copyright");
  }

  @Test
  void equalRunsGiveEqualBytes() throws IOException {
    assertEquals(page, page(HistoryFixture.recorded()));
  }

  @Test
  void whatIsKnowinglyDifferentIsQuotedFromTheManual() throws IOException {
    String manual = Files.readString(RESOURCES.resolve("../../../../../../../../docs/fidelity.md"));
    List<List<String>> rows = Differences.rows();

    assertTrue(rows.size() > 20);
    for (List<String> row : rows) {
      assertTrue(manual.contains("| " + row.get(0) + " |"), row::toString);
    }
  }

  @Test
  void everyScriptAndStyleIsUsed() throws IOException {
    assertEquals(Page.SCRIPTS.stream().sorted().toList(), names("js"));
    assertEquals(Page.STYLES.stream().sorted().toList(), names("css"));
  }

  private static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
