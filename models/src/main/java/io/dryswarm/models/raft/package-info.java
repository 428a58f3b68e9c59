/**
 * Raft among the managers, as SwarmKit runs the etcd library: who leads, and which entries are committed.
 *
 * <p><b>Models:</b> one-second ticks with a phase of their own on every manager; election time-outs of {@code electionTicks} plus a
 * uniform draw below {@code electionTicks}, drawn anew at every change of role or term; no pre-vote; check-quorum; the leader lease on
 * votes; SwarmKit's health check of a candidate before its vote request is looked at; log replication with probing after a conflict;
 * commit of entries of the leader's own term; one write to disk at a time, before anything that depends on it is sent or applied.
 * Term, vote, log and commit index on disk survive a crash, what was not yet written does not.
 *
 * <p><b>Leaves out:</b> snapshots and log compaction, membership changes, leadership transfer, flow control by bytes in flight.
 *
 * <p><b>Parts:</b> {@link io.dryswarm.models.raft.RaftMachine} is the protocol of one member, {@code RaftLog} its log, {@link
 * io.dryswarm.models.raft.RaftHost} ticks, disk and wire of all members, {@code ElectionSafety} the invariants.
 *
 * <p><b>Source:</b> control-plane facts 2.1, 2.2.19, 15.5; etcd-io/raft raft.go; moby/swarmkit manager/state/raft/raft.go.
 */
@NullMarked
package io.dryswarm.models.raft;

import org.jspecify.annotations.NullMarked;
