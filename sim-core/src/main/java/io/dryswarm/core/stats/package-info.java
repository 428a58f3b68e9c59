/**
 * What is measured during a run: counts, time-weighted values and latency distributions.
 *
 * <p>Observers only: nothing here reads the clock, draws a random number or schedules an event, so measuring cannot change a run. Time
 * comes in as an argument, nanoseconds of virtual time. All of them can be reset when the warm-up ends; none allocates per
 * observation (a latency histogram grows a few times at most).
 *
 * <pre>{@code
 * TimeWeighted inService = new TimeWeighted(sim.nowNs(), 0);
 * inService.add(sim.nowNs(), 1);   // a request begins
 * inService.add(sim.nowNs(), -1);  // and ends
 * double utilisation = inService.mean(sim.nowNs()) / servers;
 * }</pre>
 *
 * <p><b>Leaves out:</b> confidence intervals and comparison of runs, which belong to reports.
 */
@NullMarked
package io.dryswarm.core.stats;

import org.jspecify.annotations.NullMarked;
