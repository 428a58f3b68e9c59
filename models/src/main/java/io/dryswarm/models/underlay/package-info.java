/**
 * The machines, the engines on them and the wires between them: which nodes are up, and how long a packet takes.
 *
 * <p><b>Models:</b> machines that lose their power, engines that end without their machine and start again, with a generation
 * number; one-way latency per node pair drawn per packet, longer between sites, transmission time by
 * bandwidth, ordered byte streams. Latency differs inside a rack, inside a site and between each pair of sites. Packets queue for
 * the link of each node in both directions; long messages of programs ({@link io.dryswarm.models.underlay.Transfers}) get equal parts
 * of each link that they pass, no faster than slow start and random loss allow ({@link io.dryswarm.models.underlay.TcpRate}); faults: one-way blocks between two nodes, pulled cables, random loss, which costs a stream time
 * and a datagram its life; machines and engines that stand still and go on ({@link io.dryswarm.models.underlay.Hangs}); slow CPUs and
 * disks. <b>Leaves out:</b> what packets and long messages take from each other on a link, congestion inside the network, clock drift, and that a stream whose way was closed for long takes
 * long to notice that it is open again.
 *
 * <p><b>Source:</b> data-plane facts 8c.
 */
@NullMarked
package io.dryswarm.models.underlay;

import org.jspecify.annotations.NullMarked;
