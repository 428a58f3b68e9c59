/**
 * Gossip: how nodes learn who is alive, and how tables spread among the nodes of a network. Message by message, in two layers.
 *
 * <p><b>Membership</b> ({@code MembershipMachine}) is SWIM with Lifeguard as memberlist does it: one probe a second per node, direct
 * for 500 ms, then through three helpers and over TCP; a silent member is suspected for 4 s to 24 s depending on the size of the
 * cluster and on confirmations; rumours ride on every datagram and in rounds of 200 ms. <b>NetworkDB</b> ({@code NetworkDbMachine})
 * replicates two tables per network among the nodes attached to it: rounds of 200 ms to three random nodes, Lamport times,
 * tombstones, bulk syncs on joining, every 30 s, and after reconnecting to a failed node. An engine that ends in good order says
 * good-bye in both layers. An answer to a bulk sync is awaited for 30 s.
 *
 * <p><b>A failed node's entries</b> are treated in one of three ways ({@link io.dryswarm.models.engine.FailedNodeEntries}). Up to engine
 * 28 they are deleted, and with them the note which networks the node is on; after a flap of its link of some 5 s or more, in which it
 * was declared failed, the others refuse its entries until an exchange of members (every 30 s with one random member) and one of tables
 * (every 30 s) have mended both: 20 to 90 s without its back ends. A flap of up to some 3 s is refuted: suspicion begins 1 s after it at
 * the soonest and lasts 4 s at least, and those who probe a suspect tell it.
 *
 * <p><b>Dials</b> ({@code Dials}) end as their kernel ends them: with "no route to host" after three questions for a hardware address, or after
 * 10 s without an answer to a SYN. A node that holds another one for failed dials it without a pause, so a way that opens is found within a
 * second. After a cut of some 80 s or more both sides have forgotten each other and believe all that they then tell each other; after a
 * shorter one who is told before the news of the return has spread still holds the other for dead, does not take its places in networks,
 * and waits as above.
 *
 * <p><b>Keys</b> ({@code EngineKeys}, {@code KeyRing}): every message is encrypted with the sender's primary key, and dropped by who has not got
 * it. There are three keys at a time and the middle one is primary, so that rings may differ by one rotation. A node that missed two is
 * neither understood nor understands: both sides declare each other failed as if it were dead. Told the keys then, its engine does not
 * manage the change, and is back in gossip with the next rotation or a restart. A TCP exchange that one side cannot decrypt fails at once; a
 * bulk sync is waited for in vain, since it is answered over a connection of its own. Keys are in an engine's memory only: one that
 * starts waits for its agent's session, and nobody listens on its port until then.
 *
 * <p><b>Leaves out:</b> cryptography and its cost, IPv6, the CPU time of all this, addresses that change. Message sizes are estimates; a
 * TCP exchange counts without its handshake. Places in a network that were left are remembered for the rest of a life, not for 30 min.
 *
 * <p><b>Holes are real:</b> news of a join is sent four times by each who has it (up to 9 nodes), one recipient at a time. With 6 to
 * 9 nodes one join in 25 to 100 misses a node, which then refuses the joiner's entries until a push-pull and a bulk sync have
 * mended it, up to a minute later: the F3.23 behaviour of engines before the bulk sync carried attachments.
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
 * libnetwork/networkdb, libnetwork/agent.go; for keys also hashicorp/memberlist keyring.go, net.go.
 *
 * <pre>{@code
 * GossipHost gossip = new GossipHost(sim, nodes, fabric, GossipSpec.engineDefaults(3), listener);
 * nodes.addListener(gossip);
 * gossip.bootstrap(INGRESS, keys);
 * gossip.joinNetwork(4, BACKEND);
 * gossip.write(4, BACKEND, Table.PEER, taskId, new PeerRecord(address, 4));
 * nodes.crash(4);                // its entries are gone everywhere 5 s to 8 s later
 * nodes.boot(4);
 * gossip.setKeys(4, keys);       // only now does it join
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.gossip;

import org.jspecify.annotations.NullMarked;
