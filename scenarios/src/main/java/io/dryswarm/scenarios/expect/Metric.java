package io.dryswarm.scenarios.expect;

import io.dryswarm.models.result.RunResult;
import java.util.function.Function;

/**
 * A number or name that a run yields.
 *
 * @param text  as the scenario names it: {@code voters.latency.p99}
 * @param value finds it in a result
 */
record Metric(String text, Unit unit, Function<RunResult, Measured> value) {}
