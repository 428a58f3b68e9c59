/**
 * Raft among the managers, as SwarmKit runs the etcd library: who leads, which entries are committed, and who takes part.
 *
 * <p><b>Models:</b> one-second ticks with a phase of their own on every manager; election time-outs of {@code electionTicks} plus a
 * uniform draw below {@code electionTicks}, drawn anew at every change of role or term; no pre-vote (a switch for what-if studies);
 * check-quorum; the leader lease on votes; SwarmKit's health check of a candidate before its vote request is looked at; replication
 * with probing after a conflict, limits of bytes per message and messages under way; commit of entries of the leader's own term;
 * snapshots, compaction, catch-up by snapshot; one change of members at a time; leadership transfer; one write to disk at a time,
 * before anything that depends on it is sent or applied. Term, vote, log, commit index and snapshot on disk survive a crash, what was
 * not yet written does not. Encryption at rest: the keys as numbers, rotation that ends with a snapshot, and the locked manager.
 *
 * <p><b>Leaves out:</b> everything that differs in {@code docs/fidelity.md} under "Raft"; the cipher; addresses that change.
 *
 * <p><b>Managers</b> are named by their nodes, and any node may become or cease to be one while a run goes on. What the control API
 * and the role manager call, all on {@link io.dryswarm.models.raft.RaftHost}:
 *
 * <pre>
 * raft.members(manager)                    who takes part, who leads, who is reachable, as that manager sees it
 * raft.isMember(manager, node)             "can't find manager in raft memberlist" if not
 * raft.canRemoveMember(manager, node)      the quorum safeguard of demotion, before anything is written
 * raft.addMember(node, via, outcome)       a promoted node asks to be let in; its member runs when done() is called
 * raft.removeMember(leader, node, 5 s, outcome)   the role manager's removal; retried by its caller
 * raft.transferLeadership(leader, outcome) before a leader is demoted; done() when another one leads
 * raft.leave(node)                         swarm leave --force: gone, and still a member to the others
 * raft.forceNewCluster(node)               swarm init --force-new-cluster
 * raft.leaderKnownTo(manager), raft.hasNoLeaderForLong(manager)   what an API call on a manager that does not lead needs
 * raft.isLocked(node), raft.unlock(node), raft.updateKek(manager, ...)   autolock; the store updates the key
 * </pre>
 *
 * Errors come in Swarm's words ({@link io.dryswarm.models.raft.RaftErrors}). {@link io.dryswarm.models.raft.RaftListener} tells of
 * changes: {@code membersChanged} on every manager that applies one, {@code removed} on the one that has to go.
 *
 * <p><b>Parts:</b> {@link io.dryswarm.models.raft.RaftMachine} is the protocol of one member ({@code Election}, {@code Replication},
 * {@code Following}), {@code RaftLog} its log, {@code RaftMember} the member with its disk, {@code RaftTransport} the messages,
 * {@code MembershipDesk} joins and removals, {@code RaftProcesses} the lives of all managers, {@link
 * io.dryswarm.models.raft.RaftHost} what others call, {@code ElectionSafety} the invariants.
 *
 * <p><b>Time</b> is virtual nanoseconds; ticks where a name says so.
 *
 * <p><b>Source:</b> control-plane facts 2.1-2.3, 2.4.40, 2.4.41, 2.5, 15.5; etcd-io/raft v3.6.0; moby/swarmkit manager/state/raft.
 */
@NullMarked
package io.dryswarm.models.raft;

import org.jspecify.annotations.NullMarked;
