/**
 * Files of a run in one directory: {@code report.html}, {@code report.json}, CSV files, {@code latency.hlog}, {@code trace.json} for
 * Perfetto and, where it is asked for, {@code trace.jsonl}.
 *
 * <p><b>All or nothing:</b> files are written beside the directory and moved in when they are complete. A run that fails or is
 * interrupted leaves the directory as it was; its trace so far is kept beside it.
 *
 * <p><b>Threads:</b> {@link io.dryswarm.reports.output.TraceFileSink} has a writer thread of its own; the loop only hands records over.
 */
@NullMarked
package io.dryswarm.reports.output;

import org.jspecify.annotations.NullMarked;
