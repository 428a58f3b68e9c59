/**
 * How a run went, moment by moment: what the charts, the CSV files and the replay of a report are made of.
 *
 * <p>{@link io.dryswarm.models.cluster.observe.history.RunRecorder} is attached only where somebody asks for it. It listens to the store
 * (tasks, nodes, updates, leaders), to machines (power, engines), to the workload (requests, arrivals) and, once a second of the run, to
 * the running sums of services and machines. It changes nothing, not even how those sums are rounded: digests are the same with it and
 * without.
 *
 * <p><b>Memory</b> is bounded where it would grow with traffic: a {@link io.dryswarm.models.result.TimeGrid} of at most 1024 buckets,
 * quantiles from counts that are exact to 1.6 %, a fixed number of ways between services. What that leaves out stands in {@code
 * RunHistory.omitted}.
 */
@NullMarked
package io.dryswarm.models.cluster.observe.history;

import org.jspecify.annotations.NullMarked;
