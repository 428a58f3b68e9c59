/**
 * Numbers with units, at the edge where text becomes nanoseconds, bytes, bits per second, nano-CPUs and ratios.
 *
 * <p>Durations follow Go ({@code 1m30s}, {@code 250ms}), sizes follow Docker ({@code 512MiB}, {@code 64k}; powers of 1024),
 * bandwidths are decimal ({@code 10Gbps}), rates are {@code 200/s} or {@code 10/min}, shares are percentages.
 *
 * <pre>{@code
 * long timeoutNs = Quantities.DURATION.parse("5s").orElseThrow();
 * }</pre>
 */
@NullMarked
package io.dryswarm.scenarios.quantity;

import org.jspecify.annotations.NullMarked;
