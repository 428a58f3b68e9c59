/**
 * Baselines: what runs measured when somebody last approved it, and whether they have become worse since, in confidence.
 *
 * <p>A {@link io.dryswarm.experiments.baseline.Baseline} is a file of the user: per scenario its seeds, per metric one line with how much
 * worse it may become and the values of every seed. {@link io.dryswarm.experiments.baseline.Gate} runs the same seeds again, a few at
 * first and more as long as the evidence does not suffice, at most as many as the baseline has. Seed by seed the two differ by what was
 * changed, not by luck.
 *
 * <p><b>Mathematics.</b> Of each pair of runs the excess is the change for the worse minus what is allowed of the baseline's value. Student's
 * interval of the mean excess is looked at after 5, 10, 20 ... runs: all above 0 is worse, all at or below 0 is not worse, else more runs
 * follow. The chance of error is divided by the number of looks and of metrics (Bonferroni), so that a scenario that has not become worse
 * is called so with a chance of at most 1 minus the confidence, all its metrics and looks together. Where the baseline has a value and
 * the run has none, such as a recovery that never came, no mean exists: there a one-sided sign test over the pairs decides.
 *
 * <p>Units: nanoseconds, shares 0..1, counts. Everything is a function of scenario, seeds and file.
 */
@NullMarked
package io.dryswarm.experiments.baseline;

import org.jspecify.annotations.NullMarked;
