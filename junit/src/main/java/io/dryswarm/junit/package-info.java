/**
 * Simulations as JUnit 5 tests.
 *
 * <pre>{@code
 * @SimulationTest("scenarios/voting.yaml")
 * void votesAreQuick(SimulationResult result) {
 *   result.assertThat("voters.latency.p99", "< 250ms");
 *   assertEquals("worker-1", result.nodeOf("vote_db.1"));
 * }
 * }</pre>
 *
 * <p>{@link io.dryswarm.junit.SimulationTest} marks a test, or a class whose tests share one run; {@link
 * io.dryswarm.junit.Simulation} runs a scenario from inside a test, for example to compare two settings. Every failure ends with the
 * command that repeats the run. Metrics have the names that {@code expect:} gives them.
 *
 * <p><b>Own policies</b> are found by {@code ServiceLoader} on the class path of the tests: a {@link
 * io.dryswarm.models.ipvs.BackendSelector} that a scenario names under {@code policies.load_balancer}, and a {@link
 * io.dryswarm.models.scheduler.PlacementFilter} that it names under {@code policies.placement}. See {@code docs/testing.md}.
 */
@NullMarked
package io.dryswarm.junit;

import org.jspecify.annotations.NullMarked;
