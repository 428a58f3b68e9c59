/**
 * The dispatcher: the leader's side of the conversation with the agents of all nodes, and the managers' proxies in between.
 *
 * <p><b>Models:</b> sessions and their numbers; heartbeats with a period drawn for each reply around the swarm's setting and a node's expiry
 * after three of them; UNKNOWN nodes after a change of leader with twice that grace; DOWN nodes whose tasks are orphaned after 24 h, counted
 * anew by each leader; the registration limit; status reports and node updates collected for 100 ms, last one wins, and flushed as one store
 * batch; the assignment stream, COMPLETE once and then INCREMENTAL after 100 ms of quiet; secrets that come with each task that needs them,
 * configs that come with the first one, both gone when the last one has ended; the session stream that carries the node's own object and the
 * list of managers and the network keys; cluster volumes, told when they are published to a node and when it shall let them go, and its
 * word that it has; removed nodes, which are refused; proxying by managers that do not lead.
 *
 * <p><b>Leaves out:</b> secret drivers; certificates in session messages; TCP and TLS handshakes. A
 * report equal to the stored status is dropped, as facts 1.4.34 have it.
 *
 * <p><b>Parts.</b> {@link io.dryswarm.models.dispatcher.DispatcherHost} lives on every manager and carries the messages;
 * {@code DispatcherMachine} is the leader's protocol, made anew for each leadership as a
 * {@link io.dryswarm.models.store.LeaderComponent}; its parts are {@code NodeSessions} (who is registered), {@code UpdateQueue} (what
 * is to be written) and {@code AssignmentSet} (what a node has been told; of volumes, {@code VolumeSet}).
 *
 * <p><b>Connections.</b> An agent numbers its connections, a number is never used twice by a node. A lost segment stalls its connection for
 * good: nothing more gets through in either direction and the time-outs find out. A manager that lost its memory answers with a reset. Where
 * only the engine of a manager ended, the kernel resets its connections at once and refuses new ones; a proxy whose leader refuses ends the
 * streams and tries single calls again every 500 ms.
 *
 * <p><b>Order:</b> nodes and tasks ascending by id wherever several are visited. <b>Units:</b> nanoseconds, bytes.
 *
 * <p><b>Source:</b> control-plane facts 1.4.34, 2.3.33, 3.1.6, 4.1 to 4.3; moby/swarmkit manager/dispatcher, protobuf/plugin/raftproxy.
 *
 * <pre>{@code
 * DispatcherHost dispatcher = new DispatcherHost(sim, nodes, fabric, DispatcherSpec.DEFAULT, 3, raft::leaderKnownTo);
 * AgentHost agents = new AgentHost(sim, nodes, AgentSpec.DEFAULT, 3, engine, dispatcher, descriptions);
 * LeaderComponent component = dispatcher.newLeaderComponent(manager);   // on each election
 * agents.bootstrap();   // registers the agents; starts the managers' ticks
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.dispatcher;

import org.jspecify.annotations.NullMarked;
