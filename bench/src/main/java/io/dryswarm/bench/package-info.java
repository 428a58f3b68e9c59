/**
 * How fast the event kernel is: five workloads, each runnable on {@link io.dryswarm.core.Simulation} and on a plain
 * {@link java.util.PriorityQueue} of event objects.
 *
 * <p>The workloads are language-neutral: integer nanoseconds, splitmix64 with seed 42, a logarithm of their own made of additions,
 * multiplications and divisions. A checksum over (time, id) of every event in order of execution is therefore equal for every kernel
 * in every language that runs them right.
 *
 * <p>Entry points: {@link io.dryswarm.bench.KernelRun} runs one workload and prints one line of JSON ({@code bench/kernel.sh}); the
 * {@code ...Benchmark} classes are for JMH. {@code bench/README.md} has the figures and how to repeat them.
 */
@NullMarked
package io.dryswarm.bench;

import org.jspecify.annotations.NullMarked;
