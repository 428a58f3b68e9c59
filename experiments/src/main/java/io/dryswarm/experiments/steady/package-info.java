/**
 * Runs that go on: what users meet once the start is over. {@link io.dryswarm.experiments.steady.RequestSeries} keeps every request of a
 * run in the order of arrival; {@link io.dryswarm.experiments.steady.SteadyState} cuts the warm-up off, fixed or by MSER-5, and the rest
 * into batches; {@link io.dryswarm.experiments.steady.SeriesMetric} takes the latency or the errors of what is left.
 *
 * <p><b>Units:</b> virtual nanoseconds. <b>Leaves out:</b> everything that is no series of requests, such as counts at the end of a run.
 */
@NullMarked
package io.dryswarm.experiments.steady;

import org.jspecify.annotations.NullMarked;
