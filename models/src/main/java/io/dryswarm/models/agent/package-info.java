/**
 * The agent of each node: its session with the dispatcher, its tasks and what it remembers of them.
 *
 * <p><b>Models:</b> registration with back-off, the choice of a manager, heartbeats and their time-out; assignment sets, applied secrets
 * first; the walk of every task from ACCEPTED to its end, one operation at a time, parked in READY until it is wanted running; the pause of
 * one second before a running task reacts to a change; status reports, newest per task, one at a time, repeated until taken, and all
 * of them again after each registration; tasks and statuses on the node's disk, from which an agent resumes after a loss of power.
 *
 * <p><b>Leaves out:</b> the 20 s poll of the node's description, logs, TLS renewal, {@code swarm leave}, demotion (a manager's agent
 * always talks to its own manager), the engine's crash without loss of power.
 *
 * <p><b>Parts.</b> {@code AgentMachine} is the session; {@code Worker} applies assignments to one {@code TaskManagerMachine} per task;
 * {@code StatusReporter} is the queue between them; {@link io.dryswarm.models.agent.AgentHost} carries it all. Below is the port
 * {@link io.dryswarm.models.agent.ContainerEngine}, implemented by {@code models.executor}.
 *
 * <p><b>After a loss of power</b> containers are gone but were running on the books: the engine reports exit code 255, so a task stored as
 * RUNNING is reported FAILED unless it is to be shut down anyway.
 *
 * <p><b>Order:</b> nodes and tasks by id, ascending. <b>Units:</b> nanoseconds.
 *
 * <p><b>Source:</b> control-plane facts 4.4, 11.1; moby/swarmkit agent/agent.go, session.go, worker.go, task.go, reporter.go,
 * exec/controller.go, remotes/remotes.go.
 *
 * <pre>{@code
 * AgentHost agents = new AgentHost(sim, nodes, AgentSpec.DEFAULT, 3, executor, dispatcher, descriptions);
 * agents.bootstrap();
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.agent;

import org.jspecify.annotations.NullMarked;
