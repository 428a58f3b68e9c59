/**
 * What can be said from samples: means with intervals, warm-up, batch means, paired differences, corrections for many comparisons,
 * quantiles, and when enough has been run.
 *
 * <p><b>Which for what.</b> A run that ends (a failure drill) is repeated with other seeds: {@link
 * io.dryswarm.experiments.statistics.MeanInterval} over the replications. A run that goes on (steady state) loses its warm-up by
 * {@link io.dryswarm.experiments.statistics.Mser5} and is cut into {@link io.dryswarm.experiments.statistics.BatchMeans}. Two policies
 * run with the same seeds are compared by {@link io.dryswarm.experiments.statistics.PairedDifference}, more of them with {@link
 * io.dryswarm.experiments.statistics.HolmCorrection}. {@link io.dryswarm.experiments.statistics.PrecisionRule} says when to stop.
 *
 * <p><b>Source:</b> determinism-and-statistics facts 2; Welch, White (MSER-5), Holm 1979; distributions by Apache Commons Statistics.
 * Units are those of the samples. Everything is a function of its arguments: no clock, no randomness.
 */
@NullMarked
package io.dryswarm.experiments.statistics;

import org.jspecify.annotations.NullMarked;
