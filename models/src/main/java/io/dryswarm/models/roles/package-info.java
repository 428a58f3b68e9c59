/**
 * Who is a manager: the role manager on the leader, and what it needs of Raft.
 *
 * <p><b>Models:</b> {@link io.dryswarm.models.roles.RoleManager} moves the observed role of nodes after the wanted one. Promotion is
 * written at once; what makes a manager of the node (certificate, joining Raft) is the node's own business. Demotion removes the member
 * from Raft, unless the rest would lose its quorum, and writes the role at the next look, 5 s later; the leader hands leadership over
 * first. Nothing is forgotten: what could not be done is tried again every 5 s, by the next leader too.
 *
 * <p><b>Differs:</b> Swarm's role manager stands still while a removal is on its way through Raft, at most 5 s; ours goes on.
 *
 * <p><b>Source:</b> control-plane facts 2.2.23-29, 9.4; moby/swarmkit manager/role_manager.go.
 */
@NullMarked
package io.dryswarm.models.roles;

import org.jspecify.annotations.NullMarked;
