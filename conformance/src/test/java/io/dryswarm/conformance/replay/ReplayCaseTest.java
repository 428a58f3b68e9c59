package io.dryswarm.conformance.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.conformance.CaseResult;
import io.dryswarm.conformance.Cases;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.Folder;
import io.dryswarm.conformance.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole cases on the product's swarm. */
class ReplayCaseTest {
  private static final String RUNNING =
      "{'when': {'running': {'service': 'web', 'at_least': 2}}, 'since': 'create'}";

  @TempDir
  private Path path;

  private CaseResult played(String steps, String expectations) {
    return new Folder(path)
        .with("a.json", Cases.replay(steps, expectations))
        .play(1)
        .groups()
        .get(0)
        .cases()
        .get(0);
  }

  private Verdict verdict(String steps, String expectation) {
    return played(steps, expectation).findings().get(0).verdict();
  }

  /** Each is judged twice: as it is, and with something in it that is not so. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      {'running': {'service': 'web', 'equals': 2}}                                | 2}} -> 3}}
      {'running': {'service': 'web', 'at_least': 1, 'not_on': ['m1']}}            | 1, -> 3,
      {'tasks': {'service': 'web', 'where': {'state': 'running'}, 'equals': 2}}   | running -> ready
      {'every_task': {'service': 'web', 'is': {'desired': 'running', 'err': null}}} | null -> 'oh'
      {'slots': {'service': 'web', 'equals': [1, 2]}}                             | [1 -> [0
      {'spread': {'service': 'web', 'groups': [{'nodes': '$all', 'counts': [1, 1, 0]}]}} | [1, 1, 0] -> [2, 0, 0]
      {'containers': {'service': 'web', 'equals': 2}}                             | 2}} -> 1}}
      {'nodes': {'state': 'ready', 'reachability': 'reachable'}}                  | ready -> down
      {'node': {'node': 'w1', 'role': 'worker', 'nano_cpus': 2000000000}}         | worker -> manager
      {'leader': {'is': '$leader'}}                                               | is -> not
      {'update_status': {'service': 'web', 'state': null}}                        | null -> 'paused'
      {'all': [{'leader': {'is': 'm1'}}, {'not': {'leader': {'is': 'w1'}}}]}      | w1 -> m1
      {'any': [{'leader': {'is': 'w1'}}, {'leader': {'is': 'm1'}}]}               | 'm1' -> 'w2'
      {'api_ok': {'node': 'm1', 'path': '/nodes'}}                                | m1 -> w1
      {'spec': {'service': 'web', 'path': 'Mode', 'equals': {'Replicated': {'Replicas': 2}}}} | 2}}} -> 3}}}
      {'task_table': {'service': 'web', 'columns': ['slot', 'state'], 'rows': [[2, 'running'], [1, 'running']]}} | [2 -> [1
      """)
  void predicatesAreEvaluatedOnTheSwarm(String predicate, String change) {
    String[] fromTo = change.split(" -> ");
    String wrong = predicate.replace(fromTo[0], fromTo[1]);
    String state = "{'id': 'x', 'kind': 'state', 'at': " + RUNNING + ", 'that': %s}";

    assertEquals(Verdict.PASSED, verdict("", state.formatted(predicate)), predicate);
    assertEquals(Verdict.FAILED, verdict("", state.formatted(wrong)), wrong);
  }

  /** The scheduler waits 50 ms, the dispatcher 100 ms; preparation takes 10 to 20 ms. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      'pair': 'same_task', 'from': {'event': 'task.created'}, 'to': {'event': 'task.assigned'}, 'within_ms': [50, 60]
      'pair': 'same_task', 'from': {'event': 'task.assigned'}, 'to': {'event': 'task.received'}, 'within_ms': [99, 110]
      'from': {'step': 'create'}, 'to': {'event': 'task.created', 'where': {'service': 'web'}}, 'within_ms': [0, 20]
      'from': {'step': 'create'}, 'to': {'reply': 'create'}, 'within_ms': [4, 10]
      'from': {'ms': 1000}, 'to': {'end': true}, 'within_ms': [9000, 9000]
      'from': {'event': 'heartbeat.received', 'where': {'node': 'w1'}, 'before': 'create', 'nth': 'last'}, 'to': {'step': 'create'}, 'within_ms': [0, 5500]
      'pair': 'each_to', 'from': {'step': 'create'}, 'to': {'event': 'agent.state', 'where': {'state': 'running'}}, 'within_ms': [350, 600]
      """)
  void momentsAreFound(String moments) {
    String window =
        "{'id': 'x', 'kind': 'window', 'class': 'protocol', 'judge': 'all', 'basis': ''," + moments
            + "}";
    Finding finding = played("", window).findings().get(0);

    assertEquals(Verdict.PASSED, finding.verdict(), finding.toString());
  }

  @Test
  void aStepWaitsForItsMoment() {
    CaseResult result = played(
        ", {'id': 'kill', 'at': {'when': {'running': {'service': 'web', 'at_least': 2}},"
            + " 'since': 'create', 'plus_ms': 500}, 'op': 'container_kill',"
            + " 'task': {'service': 'web', 'slot': 1}, 'how': 'kill'}",
        "{'id': 'a', 'kind': 'window', 'class': 'protocol', 'judge': 'all', 'basis': '', 'from': "
            + RUNNING + ", 'to': {'step': 'kill'}, 'within_ms': [500, 500.001]},"
            + "{'id': 'b', 'kind': 'count', 'equals': 1, 'of': {'events': {'event': 'container.exit',"
            + " 'where': {'slot': 1}}}},"
            + "{'id': 'c', 'kind': 'count', 'equals': 3,"
            + " 'of': {'events': {'event': 'task.created'}}}");

    assertEquals(
        List.of(Verdict.PASSED, Verdict.PASSED, Verdict.PASSED),
        result.findings().stream().map(Finding::verdict).toList(),
        result.findings().toString());
  }

  @Test
  void aMomentThatNeverComesFailsWhatNeedsIt() {
    Finding finding = played(
            ", {'id': 'never', 'at': {'event': 'raft.step_down'}, 'op': 'service_remove',"
                + " 'service': 'web'}",
            "{'id': 'x', 'kind': 'state', 'at': {'step': 'never'},"
                + " 'that': {'leader': {'is': 'm1'}}}")
        .findings()
        .get(0);

    assertEquals(Verdict.FAILED, finding.verdict());
    assertTrue(finding.simulated().contains("not reached"), finding.simulated());
  }

  @Test
  void anOperationThatIsNotKnownMakesTheCaseUnsupported() {
    CaseResult result = played(
        ", {'id': 's', 'at_ms': 1, 'op': 'dance'}",
        "{'id': 'x', 'kind': 'invariant', 'what': 'one_leader_per_term'}");

    assertEquals(Verdict.UNSUPPORTED, result.verdict());
    assertEquals("operation 'dance'", result.findings().get(0).simulated());
  }

  @Test
  void aPredicateThatIsNotKnownMakesItsExpectationUnsupported() {
    CaseResult result = played(
        "",
        "{'id': 'x', 'kind': 'state', 'at': {'end': true}, 'that': {'moon': {'full': true}}},"
            + "{'id': 'y', 'kind': 'invariant', 'what': 'one_leader_per_term'}");

    assertEquals(Verdict.UNSUPPORTED, result.verdict());
    assertEquals(1, result.count(Verdict.PASSED));
    assertEquals(1, result.count(Verdict.UNSUPPORTED));
  }

  @Test
  void aConditionThatNoRunMeetsLeavesNothingToJudge() {
    assertEquals(
        Verdict.NOT_EXERCISED,
        verdict(
            "",
            "{'id': 'x', 'kind': 'state', 'if': {'occurs': {'event': 'raft.step_down'}},"
                + " 'at': {'end': true}, 'that': {'leader': {'is': 'w1'}}}"));
  }

  @Test
  void theResultDoesNotDependOnHowManyCasesArePlayedAtATime() {
    String text = Cases.replay(
        "",
        "{'id': 'x', 'kind': 'frequency', 'seen': {}, 'of': {'spread': 'web'}},"
            + "{'id': 'y', 'kind': 'duration', 'class': 'machine', 'samples_ms': [1],"
            + " 'from': {'step': 'create'}, 'to': " + RUNNING + "}");
    Folder folder = new Folder(path).with("a.json", text).with("b.json", text);

    assertEquals(folder.play(1), folder.play(3));
  }
}
