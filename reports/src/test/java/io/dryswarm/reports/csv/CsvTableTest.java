package io.dryswarm.reports.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.reports.Fixture;
import io.dryswarm.reports.HistoryFixture;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Histories;
import io.dryswarm.reports.content.Metrics;
import io.dryswarm.reports.content.Section;
import io.dryswarm.reports.content.Series;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  private static String csv(Section<?> section, RunReport report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CsvTable.write(section, report, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void seriesHaveARowForEachBucket() throws IOException {
    assertEquals("""
        timeMs,users,ok,failed,p50Ms,p95Ms,p99Ms
        0,"</script><b>""voters"", all & some</b>",10,0,2,3,4
        1000,"</script><b>""voters"", all & some</b>",8,3,,,
        2000,"</script><b>""voters"", all & some</b>",5,0,2.1,3.1,4.1
        """, csv(Series.USERS, HistoryFixture.recorded()));
    assertEquals("""
        timeMs,service,served,busy,workers,waiting
        0,vote_vote,10,0.25,4,0
        1000,vote_vote,11,0.333333,4,0.5
        2000,vote_vote,5,0,2,0
        """, csv(Series.SERVICES, HistoryFixture.recorded()));
  }

  @Test
  void nodesHaveTheirShare() throws IOException {
    assertEquals("""
        timeMs,node,coresUsed,cpu
        0,manager-1,1,0.25
        0,manager-2,0.5,0.125
        1000,manager-1,0,0
        1000,manager-2,0.125,0.03125
        2000,manager-1,0,0
        2000,manager-2,2,0.5
        """, csv(Series.NODES, HistoryFixture.recorded()));
  }

  @Test
  void whatDidNotHappenHasNoRow() throws IOException {
    String errors = csv(Series.ERRORS, HistoryFixture.recorded());
    assertEquals(3, errors.lines().count(), errors);
    assertTrue(errors.contains(",connection refused,2\n"), errors);
    assertEquals(3, csv(Series.TRAFFIC, HistoryFixture.recorded()).lines().count());
  }

  @Test
  void tasksAreToldChangeByChange() throws IOException {
    String tasks = csv(Histories.TASKS, HistoryFixture.recorded());

    assertTrue(
        tasks.contains(
            "1800,vote_vote.1,7,vote_vote,1,0,manager-1,failed,shutdown,\"task: non-zero exit, \"\"137\"\"\"\n"),
        tasks);
    assertEquals(9, tasks.lines().count());
  }

  @Test
  void everyNumberOfTheReportIsAMetric() throws IOException {
    String metrics = csv(Metrics.METRICS, Fixture.voting());

    assertTrue(metrics.contains("\nlatency,voters POST /,p99Ms,1204.813823,ms\n"), metrics);
    assertTrue(metrics.contains("\nfaults,crash worker-1 worker-1,downMs,,ms\n"), metrics);
    assertTrue(metrics.contains("\nverdicts,votes.lost: == 0,value,12,as in unit\n"), metrics);
    assertTrue(metrics.contains("\ntasks,vote_vote,running,3,count\n"), metrics);
    assertTrue(metrics.contains("\nrun,,seed,42,count\n"), metrics);
  }

  @Test
  void aReportWithoutHistoryHasHeadingsAlone() throws IOException {
    assertEquals("startMs,endMs,node,term\n", csv(Histories.LEADERS, Fixture.voting()));
  }

  @Test
  void everyFileHasANameOfItsOwn() {
    Set<String> names = new HashSet<>();
    for (Section<?> section : CsvFiles.ALL) {
      assertTrue(names.add(CsvFiles.name(section)), section.name());
    }
  }

  @Test
  void onlyWhatNeedsQuotesHasThem() {
    assertEquals(
        List.of("plain text", "\"a,b\"", "\"say \"\"so\"\"\"", "\"two\nlines\""),
        List.of("plain text", "a,b", "say \"so\"", "two\nlines").stream()
            .map(CsvTable::quoted)
            .toList());
  }
}
