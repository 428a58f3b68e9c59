/**
 * IPVS: which back end of a virtual service gets the next connection, and what becomes of connections.
 *
 * <p><b>Models:</b> one {@link io.dryswarm.models.ipvs.VirtualService} per (node, network, service), with its real servers newest
 * first, weight 1 or 0 (drained), their connection counts, and the state of its scheduler; one {@link
 * io.dryswarm.models.ipvs.ConnectionTable} per (node, network) with the kernel's time-outs. Nodes share nothing: each has its own
 * order, its own pointer and its own counts. An entry pins a connection to its back end while that one drains; when it is removed the
 * next packet ends the entry; without a packet it expires: after 900 s established, 120 s closing, 60 s opening, 10 s reset, 300 s for
 * datagrams. A source port that is used again within that time finds the former back end. <b>Leaves out:</b> overload thresholds
 * (Docker sets none), persistence templates, direct routing.
 *
 * <p><b>Policies</b> are plug-ins: a {@link io.dryswarm.models.ipvs.BackendSelector} found by {@code ServiceLoader}, one per file, named
 * as {@code ipvsadm} names it; {@code local-first}, {@code power-of-two-choices} and {@code sticky} are studies; jars of users may add others ({@code docs/testing.md}). Swarm itself always uses
 * {@code rr}. {@link io.dryswarm.models.ipvs.LoadBalancing} says who uses what. A policy gets its randomness as {@link
 * io.dryswarm.models.Dice}: stream {@code ipvs.choice}, one per node.
 *
 * <p><b>Order:</b> a new real server goes to the head of the list, so traversal is newest to oldest; among equals the first one met
 * wins. <b>Time</b> is an argument, virtual nanoseconds; expired entries go when the next connection opens or when they are asked for.
 * Opening, passing and closing allocate nothing once the {@link io.dryswarm.models.ipvs.ConnectionEntries} have their size, which is that
 * of the most entries that lived at a time.
 *
 * <p><b>Source:</b> data-plane facts 5 and 7; torvalds/linux net/netfilter/ipvs: ip_vs_ctl.c, ip_vs_core.c, ip_vs_conn.c, ip_vs_proto_tcp.c
 * and one file per scheduler; moby/moby libnetwork/service_linux.go, osl/namespace_linux.go.
 *
 * <pre>{@code
 * ConnectionEntries entries = new ConnectionEntries(IpvsSpec.SWARM);
 * ConnectionTable table = new ConnectionTable(entries);
 * VirtualService web = new VirtualService(table.nextMark(), BackendSelectors.named("rr"), dice);
 * web.add(11, address("10.0.1.5"), false);
 * web.add(12, address("10.0.1.6"), true);
 * table.open(web, packet.set(Protocol.TCP, client, port, vip, nowNs));   // 12, the newest
 * long connection = table.opened();
 * entries.established(connection, false, nowNs);
 * web.setWeight(address("10.0.1.6"), 0);
 * entries.pass(connection, nowNs);                                        // FORWARDED: it was open before
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.ipvs;

import org.jspecify.annotations.NullMarked;
