/**
 * Gossip: how nodes learn who is alive, and how tables spread among the nodes of a network. Message by message, in two layers.
 *
 * <p><b>Membership</b> ({@code MembershipMachine}) is SWIM with Lifeguard as memberlist does it: one probe a second per node, direct
 * for 500 ms, then through three helpers and over TCP; a silent member is suspected for 4 s to 24 s depending on the size of the
 * cluster and on confirmations; rumours ride on every datagram and in rounds of 200 ms. <b>NetworkDB</b> ({@code NetworkDbMachine})
 * replicates two tables per network among the nodes attached to it: rounds of 200 ms to three random nodes, Lamport times,
 * tombstones, bulk syncs on joining, every 30 s, and after reconnecting to a failed node. Entries of a failed node are deleted
 * locally (engines up to 28.x).
 *
 * <p><b>Leaves out:</b> clean leave, encryption and key rotation, IPv6, the CPU time of all this; engines from 29.0 on, which treat a
 * failed node's entries otherwise; the 30 s wait for the answer of a hung engine (a dead machine costs the dial timeout).
 * Message sizes are estimates; a TCP exchange counts without its handshake.
 *
 * <p><b>Cost of silence:</b> per node and second one probe (three events); rounds run only while there is something to tell, at the
 * times at which a ticker would have struck.
 *
 * <p><b>Identity:</b> an engine that starts again is a new member: a node's {@code life} is its generation.
 *
 * <p><b>Time</b> is virtual nanoseconds. <b>Order:</b> nodes and networks ascending by id wherever Go would iterate a map.
 * <b>Randomness:</b> streams {@code gossip.membership} and {@code gossip.networkdb}, one per node.
 *
 * <p><b>Source:</b> data-plane facts 3; hashicorp/memberlist state.go, suspicion.go, awareness.go, queue.go; moby/moby
 * libnetwork/networkdb.
 *
 * <pre>{@code
 * GossipHost gossip = new GossipHost(sim, nodes, fabric, GossipSpec.engineDefaults(3), listener);
 * nodes.addListener(gossip);
 * gossip.bootstrap(INGRESS);
 * gossip.joinNetwork(4, BACKEND);
 * gossip.write(4, BACKEND, Table.PEER, taskId, new PeerRecord(address, 4));
 * nodes.crash(4);                // its entries are gone everywhere 5 s to 8 s later
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.gossip;

import org.jspecify.annotations.NullMarked;
