/**
 * The cluster store: every object of the swarm, replicated on all managers through the Raft log.
 *
 * <p>Reads are local. A write is a callback that runs on the leader against the committed state, yields a list of changes, is
 * proposed as one Raft entry, and is applied and published when it commits; only then does the next write start. Components of the
 * leader ({@link io.dryswarm.models.store.LeaderComponent}) live on these events.
 *
 * <p><b>Order:</b> all iteration is by object id, ascending. <b>Ids</b> are small integers, never used twice.
 *
 * <p><b>Source:</b> control-plane facts 2.4, 3.2; moby/swarmkit manager/state/store/memory.go.
 */
@NullMarked
package io.dryswarm.models.store;

import org.jspecify.annotations.NullMarked;
