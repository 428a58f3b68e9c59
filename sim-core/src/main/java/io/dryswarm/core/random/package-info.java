/**
 * Named, independent random-number streams and the distributions drawn from them.
 *
 * <p><b>Streams.</b> A {@link io.dryswarm.core.random.RandomStream} depends on (root seed, purpose, entity) and on nothing else, so
 * that two policies compared under one seed meet the same customers. Ask once at assembly and keep the stream.
 *
 * <p><b>Distributions</b> are immutable records of non-negative values; durations are in nanoseconds. How many numbers a value takes
 * from the stream may depend on the numbers (gamma, the rare branches of the normal): consumers that must stay in step use streams of
 * their own.
 *
 * <p><b>Same bits everywhere.</b> The generator is the JDK's L64X128MixRandom, sampling uses StrictMath, tables made by StrictMath,
 * and plain arithmetic. Tests pin the generator's sequence and that of every distribution, on all supported JDKs.
 *
 * <pre>{@code
 * RandomStream service = streams.stream("workload.service", task);
 * Distribution cpu = Lognormal.ofMedianAndP99(2e6, 9e6);
 * long cpuNs = cpu.sampleNs(service);
 * }</pre>
 */
@NullMarked
package io.dryswarm.core.random;

import org.jspecify.annotations.NullMarked;
