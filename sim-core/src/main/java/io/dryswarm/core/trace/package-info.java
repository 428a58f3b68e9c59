/**
 * What happened, for people and reports: codes, records and sinks. Observers only; a trace cannot change a run.
 *
 * <p>A model declares its {@link io.dryswarm.core.trace.TraceCode}s as constants and adds records to the run's
 * {@link io.dryswarm.core.trace.Trace}; sinks write, count or keep them. Recovery reports are differences of record times.
 *
 * <pre>{@code
 * static final TraceCode NODE_DOWN =
 *     new TraceCode("dispatcher.node-down", "Three heartbeats were missed. entity: node.");
 * MemorySink seen = new MemorySink(1000);
 * sim.trace().addSink(seen);
 * sim.trace().add(NODE_DOWN, 3);
 * }</pre>
 */
@NullMarked
package io.dryswarm.core.trace;

import org.jspecify.annotations.NullMarked;
