/**
 * Expectations: what a scenario demands of its result, and the verdicts.
 *
 * <p>A condition is {@code metric: operator limit}; the limit carries the metric's unit. The tables in {@code MetricTables} define
 * all metrics. A metric without a value in a result (no samples, a time that never came) meets no condition.
 *
 * <pre>{@code
 * List<Expectation> expectations = new ExpectReader(subjects).read(place);
 * Verdict verdict = expectations.get(0).evaluate(result);
 * }</pre>
 */
@NullMarked
package io.dryswarm.scenarios.expect;

import org.jspecify.annotations.NullMarked;
