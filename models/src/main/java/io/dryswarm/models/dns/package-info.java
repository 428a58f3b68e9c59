/**
 * Swarm's service discovery: what a name means to a container, and what its program makes of the answer.
 *
 * <p><b>Names</b> ({@link io.dryswarm.models.dns.NameTable}, one per node and network): {@code service} and its aliases lead to the VIP or, in
 * DNSRR mode, to the tasks; {@code tasks.service} and {@code tasks.alias} to the enabled tasks; a container's name, the first 12 digits of
 * its id and a host name that the service gives lead to the task. Names are case-insensitive. A service's name exists on a node only from
 * the moment at which its first back end becomes known there until the last one is gone; drained ones keep the VIP, but not their
 * {@code tasks} record.
 *
 * <p><b>Answers</b> ({@link io.dryswarm.models.dns.EmbeddedServer}): the networks of the container in the engine's order, also
 * {@code name.network}; A records in an order drawn anew for each answer, TTL 600 s, cut off at 512 bytes over UDP; AAAA and MX of a known
 * name are empty; PTR of tasks; everything else goes to the servers outside ({@link io.dryswarm.models.dns.OutsideDns}): NXDOMAIN after
 * their way, SERVFAIL after their time-outs, or, in older engines, nothing.
 *
 * <p><b>Programs</b>: the C library asks twice ({@link io.dryswarm.models.dns.StubResolver}); a program keeps answers as
 * {@link io.dryswarm.models.dns.AnswerCaching} says.
 *
 * <p><b>Leaves out:</b> IPv6, SRV records, links, names of containers outside services, search domains, more than 1024 questions at a time,
 * that a busy engine answers late.
 *
 * <p><b>Order:</b> a {@link io.dryswarm.models.dns.NameRecord} keeps the order of arrival. <b>Units:</b> nanoseconds; addresses are IPv4 as
 * unsigned 32-bit. Looking up what a connection needs allocates nothing.
 *
 * <p><b>Source:</b> data-plane facts 4; moby/moby libnetwork: resolver.go, sandbox.go, service_common.go.
 *
 * <pre>{@code
 * NameTable names = new NameTable();
 * names.addService(redis);                            // its first back end became known
 * names.addTask(redis, task);
 * names.lookup("REDIS");                              // one address: the VIP
 * names.lookup("tasks.redis");                        // the task's address
 * new EmbeddedServer(spec).answer(Question.of("redis", Type.A), networksOfTheContainer, dice);
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.dns;

import org.jspecify.annotations.NullMarked;
