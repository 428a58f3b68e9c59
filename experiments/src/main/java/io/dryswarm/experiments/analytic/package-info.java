/**
 * What formulas say of queues, to stand beside what a simulation says.
 *
 * <p><b>Queues:</b> {@link io.dryswarm.experiments.analytic.MultiServerQueue} (M/M/c by Erlang's C formula; M/M/1 with one server; processor
 * sharing has the same means), {@link io.dryswarm.experiments.analytic.FiniteQueue} (M/M/c/K, M/M/1/K), {@link
 * io.dryswarm.experiments.analytic.ProcessorSharing}, {@link io.dryswarm.experiments.analytic.ClosedNetwork} (exact mean value analysis
 * with think time). They are plain mathematics: any unit of time, as long as it is one.
 *
 * <p><b>Scenarios:</b> {@link io.dryswarm.experiments.analytic.Demands} finds how often each request of the users visits each service and
 * how much work that is; {@link io.dryswarm.experiments.analytic.NetworkEstimate} makes a queueing network of it. Times there are
 * nanoseconds.
 *
 * <p><b>What the estimate assumes:</b> exponential service times, replicas that get equal parts at random, waiting lines without end, no
 * failure, no time-out, no deployment, every node alike. A program that holds a worker while it waits for another service is a server whose
 * service time includes that wait. Each of these differs from the simulation, and the gap between the two is shown for that reason.
 *
 * <p><b>Source:</b> Kleinrock: Queueing Systems 1 (1975); Reiser, Lavenberg: Mean-value analysis of closed multichain queuing networks
 * (1980); Gunther: Analyzing Computer System Performance with Perl::PDQ (2011) for bounds and knee.
 */
@NullMarked
package io.dryswarm.experiments.analytic;

import org.jspecify.annotations.NullMarked;
