/**
 * IPVS selection: which back end of a virtual service gets the next connection.
 *
 * <p><b>Models:</b> one {@link io.dryswarm.models.ipvs.VirtualService} per (node, network, service), with its real servers newest
 * first, weight 1 or 0 (drained), and the state of its scheduler. Nodes share nothing: each has its own order and its own
 * pointer. <b>Leaves out:</b> the connection table and its timeouts (a connection keeps the back end that the caller was given),
 * overload thresholds (Docker sets none), UDP stickiness.
 *
 * <p><b>Policies</b> are plug-ins: a {@link io.dryswarm.models.ipvs.BackendSelector} found by {@code ServiceLoader}, one per file,
 * named as {@code ipvsadm} names it. Swarm itself always uses {@code rr}.
 *
 * <p><b>Order:</b> a new real server goes to the head of the list, so traversal is newest to oldest; among equals the first one met
 * wins. Selecting allocates nothing.
 *
 * <p><b>Source:</b> data-plane facts 5 and 7; torvalds/linux net/netfilter/ipvs/ip_vs_ctl.c, ip_vs_sched.c, ip_vs_rr.c;
 * moby/moby libnetwork/service_linux.go.
 *
 * <pre>{@code
 * VirtualService web = new VirtualService(BackendSelectors.named("rr"));
 * web.add(11, address("10.0.1.5"));
 * web.add(12, address("10.0.1.6"));
 * web.select(client);            // 12, the newest
 * web.setWeight(address("10.0.1.6"), 0);
 * web.select(client);            // 11, and 11 again
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.ipvs;

import org.jspecify.annotations.NullMarked;
