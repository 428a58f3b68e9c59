/**
 * Scenarios as regression tests: expectations, golden decisions and baselines.
 *
 * <p>{@link io.dryswarm.experiments.regression.Suite} runs each scenario once, several at a time, and makes a {@link
 * io.dryswarm.experiments.regression.ScenarioOutcome} of it: a {@link io.dryswarm.experiments.regression.Check} per expectation, one for
 * its golden file, and in {@link io.dryswarm.experiments.regression.BaselineSuite} one per line of its baseline. Outcomes come in the
 * order of the files, whatever the number of threads. Nothing is printed here: reports are in {@code experiments.output}.
 */
@NullMarked
package io.dryswarm.experiments.regression;

import org.jspecify.annotations.NullMarked;
