package io.dryswarm.conformance.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.conformance.CaseResult;
import io.dryswarm.conformance.Cases;
import io.dryswarm.conformance.Folder;
import io.dryswarm.conformance.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of file, with an outcome that is Swarm's and one that is not. */
class OracleFilesTest {
  private static final String NODES = """
      [{'id': 'n1', 'hostname': 'host1', 'role': 'worker', 'cpus': 4, 'memMiB': 8192},
       {'id': 'n2', 'hostname': 'host2', 'role': 'worker', 'cpus': 4, 'memMiB': 8192}]""";

  @TempDir
  private Path path;

  private List<CaseResult> played(String text) {
    return new Folder(path)
        .with("a.json", Cases.json(text))
        .play(1)
        .groups()
        .get(0)
        .cases();
  }

  private static String scheduler(String service, String expect) {
    return """
        {'cases': [{'id': 's', 'nodes': %s, 'services': [{'id': 'web', 'specVersion': 1%s}],
          'initialTasks': [{'service': 'web', 'node': 'n1', 'count': 1}],
          'steps': [{'ops': [{'op': 'create', 'service': 'web', 'count': 3}], 'expect': %s}]}]}
        """.formatted(NODES, service, expect);
  }

  @Test
  void placementsAreHeldAgainstExactCounts() {
    String expect = "{'stability': 'exact', 'tasksPerNode': {'web': {'n1': 2, 'n2': %d}}}";

    assertEquals(
        Verdict.PASSED, played(scheduler("", expect.formatted(2))).get(0).verdict());
    assertEquals(
        Verdict.FAILED, played(scheduler("", expect.formatted(3))).get(0).verdict());
  }

  @Test
  void aPropertyThatIsNotKnownMakesTheCaseUnsupported() {
    CaseResult result =
        played(scheduler(", 'colour': 'red'", "{'stability': 'exact'}")).get(0);

    assertEquals(Verdict.UNSUPPORTED, result.verdict());
    assertTrue(result.findings().get(0).simulated().contains("'colour'"));
  }

  @Test
  void constraintsAreParsedAndMatched() {
    List<CaseResult> results = played(Cases.constraints(false));

    assertEquals(Verdict.PASSED, results.get(0).verdict());
    assertEquals(Verdict.FAILED, results.get(1).verdict());
  }

  @Test
  void timelinesAreHeldAgainstEveryRow() {
    String timeline = """
        {'cases': [{'id': 't', 'taskHistoryLimit': 5, 'nodes': %s, 'stability': 'aggregate',
          'nodeChoiceStable': false, 'endMs': 2000,
          'agent': {'acceptMs': 10, 'prepareMs': 100, 'startMs': 200, 'stopMs': 500},
          'input': [{'atMs': 0, 'op': 'create', 'service':
            {'name': 'web', 'mode': 'replicated', 'replicas': 2, 'image': 'v1'}}],
          'aggregate': [[0, 'web v1', 'create desired=RUNNING', 2], [50, 'web v1', 'state=ASSIGNED', 2],
            [160, 'web v1', 'state=READY', 2], [%d, 'web v1', 'state=RUNNING', 2]]}]}
        """;

    assertEquals(Verdict.PASSED, played(timeline.formatted(NODES, 360)).get(0).verdict());
    assertEquals(Verdict.FAILED, played(timeline.formatted(NODES, 361)).get(0).verdict());
  }

  @Test
  void electionsAreHeldAgainstADistribution() {
    String raft = """
        {'cases': [{'id': 'r', 'kind': 'cold-start', 'managers': 1, 'latencyMs': 1, 'lossProbability': 0,
          'preVote': false, 'electionTick': 10, 'trials': 1000,
          'metrics': {'timeToLeader': {'samples': 1000, 'histogramBinMs': 10000, 'histogram': {'%s': 1000}}}}]}
        """;

    assertEquals(Verdict.FAILED, played(raft.formatted("500000")).get(0).verdict());
  }
}
