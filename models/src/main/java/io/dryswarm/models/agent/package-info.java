/**
 * The agent of each node: its session with the dispatcher, its tasks and what it remembers of them.
 *
 * <p><b>Models:</b> registration with a back-off, which the loss of an open session raises once or twice, the choice of a manager (its own one where there is one), heartbeats and their time-out; the
 * node's description, looked at every 20 s, a change of which opens a new session; assignment sets, applied secrets and configs first; the walk
 * of every task from ACCEPTED to its end, with its templates filled in, or its rejection where they cannot be; one operation at a time, parked in READY until it is wanted running; the pause of one second before
 * a running task, or one whose health is awaited, reacts to a change; status reports, newest per task, one at a time, repeated until taken,
 * and all of them again after each registration; tasks and statuses on the node's disk, from which an agent resumes when its engine starts
 * again; the node's cluster volumes ({@code models.csi}), which are made ready and let go as they are assigned; leaving the swarm, and the end of the engine on demand, both of which remove every container and tell the managers nothing.
 *
 * <p><b>Leaves out:</b> logs, TLS renewal, controllers that cannot be made for a bad mount.
 *
 * <p><b>Parts.</b> {@code AgentMachine} is the session; {@code Worker} applies assignments to one {@code TaskManagerMachine} per task;
 * {@code StatusReporter} is the queue between them; {@link io.dryswarm.models.agent.AgentHost} carries it all. Below is the port
 * {@link io.dryswarm.models.agent.ContainerEngine}, implemented by {@code models.executor}.
 *
 * <p><b>After the end of an engine</b> its agent goes on where the disk says: a task stored as RUNNING waits for its container, and the engine
 * tells how that ended, with exit code 255 if the power went. Containers that outlived a killed engine have been stopped before.
 *
 * <p><b>Order:</b> nodes and tasks by id, ascending. <b>Units:</b> nanoseconds.
 *
 * <p><b>Source:</b> control-plane facts 1.2.18, 4.4, 11.1; moby/swarmkit agent/agent.go, session.go, worker.go, task.go, reporter.go,
 * exec/controller.go, remotes/remotes.go. Measured on a real swarm: what a killed and a terminated engine leave behind.
 *
 * <pre>{@code
 * AgentHost agents = new AgentHost(sim, nodes, AgentSpec.DEFAULT, 3, executor, dispatcher, descriptions);
 * agents.bootstrap();
 * agents.leave(5);        // docker swarm leave
 * agents.stopEngine(6);   // systemctl stop docker; nodes.stopEngine(6) would be kill -9
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.agent;

import org.jspecify.annotations.NullMarked;
