/**
 * Programs and their users: arrivals, connections, worker slots, queues, and where every item ended.
 *
 * <p><b>Models:</b> users in open and closed loops ({@link io.dryswarm.models.workload.ArrivalSpec}), who keep connections and try again
 * ({@link io.dryswarm.models.workload.RetrySpec}); TCP as far as users see it: the handshake and its schedule of retries by kernel version,
 * requests and answers that are sent again with doubled pauses when they are lost, resets, dropped SYNs of a full accept queue, time-outs
 * of connecting and of all, and the time that long messages take on the links; datagrams that are answered by datagrams, or never; the
 * load balancers' entries for connections, which are told when they are established, used and closed; an accept queue and worker slots per
 * process; handlers, start-up and loop of a program as {@link io.dryswarm.models.workload.Step}s, whose computing shares the node's cores
 * ({@link io.dryswarm.models.cpu.CpuHost}); kept and pooled connections; queues in memory, tables and marks on volumes; items (votes) from
 * the user's hand to the table; health probes that ask the program; values that programs read from their environment and from files of secrets
 * when they start ({@link io.dryswarm.models.workload.ReadSpec}), end without, and let each other in by ({@link
 * io.dryswarm.models.workload.Account}). Latency counts from the arrival of an open loop, and from the end of
 * the thinking in a closed one, over all tries: nothing is omitted when the cluster is slow. <b>Leaves out:</b> what a program does beyond
 * its steps; of TCP: delayed acknowledgements, tail-loss probes, FIN, windows beyond slow start.
 *
 * <p><b>A request:</b> arrival, route chosen at the first packet ({@link io.dryswarm.models.workload.Dialer}), handshake, accept queue,
 * worker slot, steps, answer. It counts once, however many tries it takes. <b>An item</b> that a repeated try carries is a copy of its
 * own, as the first may have arrived; the one that got farthest counts. <b>A failure:</b> a process that ends resets its connections; a node that crashes says nothing, so
 * callers wait for their own time-outs.
 *
 * <p><b>Parts:</b> {@link io.dryswarm.models.workload.WorkloadHost} is the entrance; {@code Exchanges} begins and ends requests, {@code
 * Handshakes} connects, {@code PacketWays} says what a packet costs, a {@code Carriage} carries what is said: {@code TcpMessages}, {@code
 * Datagrams}, or {@code Probes} inside a container. {@code Interpreter} runs programs, {@code Processes} holds what runs, {@code Users}
 * and {@code Items} keep the counts, {@code Accounts} audits them, a {@link io.dryswarm.models.workload.RequestObserver} looks on.
 * Requests and activities live in slot tables; an event carries the slot and the slot's generation, so that what belongs to an earlier
 * use is void.
 *
 * <p><b>Source:</b> data-plane facts 5c, 8d, 9; units nanoseconds.
 */
@NullMarked
package io.dryswarm.models.workload;

import org.jspecify.annotations.NullMarked;
