/**
 * Measurements of a real swarm in executable form, schema {@code replay/1}: cluster, machine, steps, expectations.
 *
 * <p><b>A run</b> ({@link io.dryswarm.conformance.replay.ReplayRun}) builds the cluster of the case, lets it be up for a while, carries out
 * the steps at their moments, and writes down everything that a case can speak of: events, changes of the state, replies
 * ({@link io.dryswarm.conformance.replay.Recording}). Time 0 of the case is an instant drawn at random after the swarm has come up.
 *
 * <p><b>Judging</b> ({@code judge}) looks only at recordings: a moment is found, a predicate evaluated, in what was written down. All seeds of
 * a case are judged together.
 *
 * <p><b>Machine inputs</b> are drawn as the case says; nothing else of the measuring machine is known: a write to a manager's disk takes
 * 1 ms, a packet 25 us one way.
 *
 * <p><b>Units:</b> milliseconds in cases, nanoseconds of the case's own time inside.
 */
@NullMarked
package io.dryswarm.conformance.replay;

import org.jspecify.annotations.NullMarked;
