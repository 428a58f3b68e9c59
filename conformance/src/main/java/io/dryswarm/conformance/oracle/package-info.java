/**
 * Decisions and timelines of SwarmKit's own components, recorded with everything around them replaced by fixed delays: placements of the
 * scheduler, constraint expressions, timelines of orchestrators, updater and reaper, distributions of Raft.
 *
 * <p>Our components of the leader run on a leader without other managers ({@link io.dryswarm.conformance.oracle.SoloLeader}): the real
 * store, whose writes take no time, and the simulation kernel. What the recording leaves to chance is played with several seeds.
 *
 * <p><b>Rules of the recording</b> are restated at the classes that apply them; where it knows only what was seen ("unstable"), the
 * invariants that hold for all outcomes are judged.
 */
@NullMarked
package io.dryswarm.conformance.oracle;

import org.jspecify.annotations.NullMarked;
