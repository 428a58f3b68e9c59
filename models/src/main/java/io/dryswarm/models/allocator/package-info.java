/**
 * Swarm's allocator: subnets and VXLAN ids for networks, virtual addresses and published ports for services, addresses for tasks, and
 * one load-balancer address per node and network.
 *
 * <p><b>Models:</b> the ingress network first; then networks in the order of their events, each with the range that its user chose or the
 * lowest free subnet of the swarm's pools, and the next VXLAN id; addresses in rising order, so that a freed one is given again only
 * after the pointer has wrapped; services at their event; tasks in one batch at the commit (NEW to PENDING); exhaustion, which leaves
 * networks and services unallocated and tasks NEW without a word, as in Swarm, and its retry when something was freed or 5 minutes after
 * the last retry, both only at a commit. A new leader restores all of this from the store; its pointers start from the bottom again.
 *
 * <p><b>Leaves out:</b> VXLAN ids fixed by the user; the addresses of node-local networks; IPv6; plain containers attached to a
 * network; the unchanged objects that Swarm writes again when a new leader restores them.
 *
 * <p><b>Differs:</b> addresses set aside for a task that vanished before they could be stored are freed; Swarm loses them until the next
 * leader.
 *
 * <p><b>Order:</b> tasks of a batch, and all objects at the start, by id, ascending, where Swarm follows the order of a Go map. A service
 * that needs neither network nor port counts as allocated and is not written.
 *
 * <p><b>Units:</b> addresses are IPv4 as unsigned 32-bit numbers; time is virtual nanoseconds.
 *
 * <p><b>Source:</b> control-plane facts 10; moby/swarmkit manager/allocator; moby/moby daemon/libnetwork/cnmallocator.
 *
 * <pre>{@code
 * LeaderComponent allocator = new Allocator();   // by default 10.0.0.0/8 cut into /24
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.allocator;

import org.jspecify.annotations.NullMarked;
