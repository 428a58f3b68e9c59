/**
 * The event kernel: virtual time, the event calendar, named random-number streams, statistics, trace and run digest. It knows
 * nothing of clusters.
 *
 * <p><b>Time</b> is a {@code long} of nanoseconds since the start of the run; never floating point, never the wall clock.
 *
 * <p><b>Order</b> of events is (time, sequence): equal times run in the order in which they were scheduled.
 *
 * <p><b>Event types</b> are typed constants made at assembly by {@link io.dryswarm.core.Simulation#define}. A control-plane event
 * carries a {@link io.dryswarm.core.Payload} record; a data-plane event carries two primitives, {@code (int target, long arg)},
 * and keeps its state in tables of its own, so that the hot path allocates nothing.
 *
 * <pre>{@code
 * Simulation sim = new Simulation(RunIdentity.of("example", 42));
 * RandomStream gaps = sim.streams().stream("example.arrivals", 0);
 * SlotEvent[] arrival = new SlotEvent[1];
 * arrival[0] = sim.define("example.arrival", (customer, arg) ->
 *     sim.after(new Exponential(1e9).sampleNs(gaps), arrival[0], customer + 1, 0));
 * sim.at(0, arrival[0], 0, 0);
 * sim.runUntil(60 * Time.SECOND);
 * }</pre>
 *
 * <p><b>Sub-packages:</b> {@code calendar} (pending events), {@code random} (streams and distributions), {@code stats} (counters,
 * time-weighted values, latency histograms), {@code trace} (codes and sinks).
 */
@NullMarked
package io.dryswarm.core;

import org.jspecify.annotations.NullMarked;
