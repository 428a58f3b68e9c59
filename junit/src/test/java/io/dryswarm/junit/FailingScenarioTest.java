package io.dryswarm.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A test of a scenario whose own expectation fails, seen from outside. */
class FailingScenarioTest {
  private static final String FAILING = "src/test/scenarios/failing.yaml";

  /** Not found by name: run by the test below alone. */
  static final class Cases {
    @SimulationTest(FAILING)
    void failsWithoutALine() {}

    @SimulationTest(value = FAILING, expectations = false)
    void passesWhereNobodyAsksForThem() {}

    @SimulationTest("src/test/scenarios/nowhere.yaml")
    void cannotBeRead() {}
  }

  @Test
  void theScenariosOwnExpectationsCount() {
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClass(Cases.class))
        .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);

    TestExecutionSummary summary = listener.getSummary();
    assertEquals(1, summary.getTestsSucceededCount());
    assertEquals(2, summary.getTestsFailedCount());
    String expected = FAILING + ", seed 42: expected, but did not hold:\n  " + FAILING
        + ":8:20: people.requests: < 10: ";
    assertTrue(anyMessage(summary, expected, "\n  repeat: sim run " + FAILING + " --seed 42"));
    assertTrue(anyMessage(
        summary, "\nsrc/test/scenarios/nowhere.yaml: error: no such file", "nothing was run\n"));
  }

  private static boolean anyMessage(TestExecutionSummary summary, String start, String end) {
    return summary.getFailures().stream()
        .map(failure -> String.valueOf(failure.getException().getMessage()))
        .anyMatch(message -> message.startsWith(start) && message.endsWith(end));
  }
}
