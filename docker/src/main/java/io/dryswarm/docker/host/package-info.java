/**
 * Docker's commands on a simulated cluster: a client on a node, whose requests take the time that the swarm takes.
 *
 * <p>A command is a function of the answers that it got. The host runs it until it asks for something that has not been answered, sends that,
 * and runs it from its beginning when the answer is there: the answers before are given to it again. So commands are written one line after
 * the other, and time passes between their lines. Waiting for a service to converge, which asks again and again, is not repeated: {@link
 * io.dryswarm.docker.client.service.ServiceProgress} is driven step by step, and only its end counts as an answer.
 *
 * <p>The time that the client itself needs is not charged.
 */
@NullMarked
package io.dryswarm.docker.host;

import org.jspecify.annotations.NullMarked;
