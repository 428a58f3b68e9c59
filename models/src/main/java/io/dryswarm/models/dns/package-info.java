/**
 * Swarm's service discovery: what a name means to a container, per (node, network).
 *
 * <p><b>Models:</b> {@code service} and its aliases to the VIP (or, in DNSRR mode, to the tasks' addresses), {@code tasks.service}
 * and {@code tasks.alias} to the addresses of the enabled tasks, container names to their own address. Names are
 * case-insensitive. A service's name exists on a node only from the moment at which its first back end becomes known there until
 * the last one is gone, drained ones included. <b>Leaves out:</b> forwarding to outside servers, truncation, TTL and client
 * caches, PTR and SRV, the {@code name.network} form.
 *
 * <p><b>Order:</b> a {@link io.dryswarm.models.dns.NameRecord} keeps the order of arrival; the answer to a client is shuffled by
 * the caller (F4.5).
 *
 * <p><b>Source:</b> data-plane facts 4 (F4.2-F4.11, F4.23); moby/moby libnetwork/service_common.go.
 *
 * <pre>{@code
 * NameTable names = new NameTable();
 * names.addService(redis);                            // its first back end became known
 * names.addTask(redis, "s_redis.1.57", address);
 * names.lookup("REDIS");                              // one address: the VIP
 * names.lookup("tasks.redis");                        // the task's address
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.dns;

import org.jspecify.annotations.NullMarked;
