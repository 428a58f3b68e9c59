/**
 * Programs and their users: arrivals, connections, worker slots, queues, and where every item ended.
 *
 * <p><b>Models:</b> open-loop Poisson users; TCP as far as users see it: the handshake and its schedule of retries by kernel version, requests
 * and answers that are sent again with doubled pauses when they are lost, resets, dropped SYNs of a full accept queue, time-outs of
 * connecting and of all, and the time that long messages take on the links; datagrams that are answered by datagrams, or never; the load
 * balancers' entries for connections, which are told when they are established, used and closed; an accept queue and worker slots per
 * process; handlers, start-up and loop of a program as {@link io.dryswarm.models.workload.Step}s; kept
 * connections; queues in memory, tables on volumes; items (votes) from the user's hand to the table. Latency counts from the arrival,
 * so nothing is omitted when the cluster is slow. <b>Leaves out:</b> CPU shared between tasks, closed-loop users, client retries;
 * of TCP: delayed acknowledgements, tail-loss probes, FIN, windows beyond slow start.
 *
 * <p><b>A request:</b> arrival, route chosen at the first packet ({@link io.dryswarm.models.workload.Dialer}), handshake, accept queue,
 * worker slot, steps, answer. <b>A failure:</b> a process that ends resets its connections; a node that crashes says nothing, so
 * callers wait for their own time-outs.
 *
 * <p><b>Parts:</b> {@link io.dryswarm.models.workload.WorkloadHost} is the entrance; {@code Exchanges} carries requests, {@code
 * Datagrams} those over UDP, {@code
 * Interpreter} runs programs, {@code Processes} holds what runs, {@code Users} and {@code Items} keep the counts. Requests and
 * activities live in slot tables; an event carries the slot and the slot's generation, so that what belongs to an earlier use is void.
 *
 * <p><b>Source:</b> data-plane facts 5c, 8d, 9; units nanoseconds.
 */
@NullMarked
package io.dryswarm.models.workload;

import org.jspecify.annotations.NullMarked;
