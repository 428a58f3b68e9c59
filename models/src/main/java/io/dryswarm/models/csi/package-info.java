/**
 * Cluster volumes: what a CSI plugin makes once and Swarm carries to the nodes of the tasks that use it.
 *
 * <p><b>Models:</b> the volume manager on the leader, which has volumes made, attached, detached and unmade, one after another; its queue
 * with a growing pause after failures; the volumes of a node, which are staged and published when they are assigned, and let go when they are
 * withdrawn; plugins as the scenario describes them, with times, failures, outages and limits; the storage behind them, which holds the data
 * and, if it attaches, lets a volume of one node be on one node only. <b>Leaves out:</b> snapshots, cloning, growth, sizes that do not fit;
 * file systems and block devices, which are the same here.
 *
 * <p><b>Parts.</b> {@code VolumeManager} (leader) and {@link io.dryswarm.models.csi.NodeVolumes} (agent) are machines over one port each;
 * {@code VolumeQueue} decides when each tries again; {@code PluginContact} is what either knows of a plugin; {@code CsiStorage} is what the
 * plugins work on; {@link io.dryswarm.models.csi.CsiHost} makes plugins answer in virtual time. Which node a volume is published to is the
 * scheduler's business, what a node is told the dispatcher's, that drained volumes lose their tasks the enforcer's.
 *
 * <p><b>Walk-through: a database gets its volume.</b> {@code docker volume create} stores a volume without {@code Info}. The manager calls
 * the plugin on the leader's node and stores what it answers: only now the scheduler knows the volume. A task that mounts it is assigned
 * together with a status PENDING_PUBLISH for its node. The manager has the volume attached to the node, PUBLISHED is stored, the dispatcher
 * sends the node an assignment, the agent stages and publishes it with the plugin of its own node, and the task, which has been PREPARING
 * all the while, gets its container. When the last task of the node has ended, the scheduler sets PENDING_NODE_UNPUBLISH; the agent lets go
 * and reports it; the dispatcher stores PENDING_CONTROLLER_UNPUBLISH; the manager has the volume detached and takes the status away.
 *
 * <p><b>Walk-through: the node dies.</b> Its task is RUNNING in the store until the node reports otherwise, is removed, or has been DOWN for
 * 24 h. A volume of one node, and one that nobody shares, is in use there for as long: the replacement stays PENDING with "cannot fulfill
 * requested CSI volume mounts". When the node comes back its task fails, the volume is free, and goes the way above. When the node is
 * removed instead, the task is orphaned and the replacement is placed at once; the status of the dead node stays PENDING_NODE_UNPUBLISH for
 * ever, since nobody is left to let go, so that {@code docker volume rm} without force refuses for ever. A plugin that attaches then refuses
 * the new node, too, until somebody detaches the volume by hand.
 *
 * <p><b>What a reader of SwarmKit would not expect</b> and is done here as there:
 * <ul>
 *   <li>The manager learns what a plugin can do at its first call to it. Making and unmaking call always, attaching and detaching only if
 *       the plugin is known to attach: a new leader takes both for done until it has made or unmade a volume with that plugin.
 *   <li>A plugin that does not answer at that first contact counts as one that can do nothing for as long as the manager leads, or the engine
 *       runs; volumes are then "made" under their own names without it.
 *   <li>The statuses that the manager stores are those that it read before it called plugins: what others wrote meanwhile is lost.
 *   <li>Agents do not pass on where a plugin says that a node is, so that no topology keeps a task from a node; nor does anything look
 *       whether a node has the plugin at all. Such a task is PREPARING in rounds of five minutes for ever.
 *   <li>A node does not unstage what it published itself, and forgets on a restart what it had published.
 *   <li>Secrets of a volume are looked up by id, while the client sends what the user typed.
 * </ul>
 *
 * <p><b>Order:</b> volumes that are due by due time, then by when they were queued; in Swarm that is left to Go's scheduler. A failed
 * attempt's own write is seen before the pause begins, so that the pause holds; in Swarm the two race. <b>Units:</b> nanoseconds.
 *
 * <p><b>Source:</b> control-plane facts 1.5.41, 11.1.2; moby/swarmkit manager/csi, volumequeue, agent/csi, manager/dispatcher/assignments.go;
 * moby/moby docs/cluster_volumes.md, daemon/cluster/executor/container. Read, not measured.
 *
 * <pre>{@code
 * CsiHost csi = new CsiHost(sim, nodes, List.of(CsiDriverSpec.onAllNodes("nfs", nodes.count())));
 * LeaderComponent component = csi.newLeaderComponent(manager);   // on each election
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.csi;

import org.jspecify.annotations.NullMarked;
