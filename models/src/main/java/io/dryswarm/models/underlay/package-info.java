/**
 * The machines, the engines on them and the wires between them: which nodes are up, and how long a packet takes.
 *
 * <p><b>Models:</b> machines that lose their power, engines that end without their machine and start again, with a generation
 * number; one-way latency per node pair drawn per packet, longer between sites, transmission time by
 * bandwidth, ordered byte streams; faults: one-way blocks between two nodes, pulled cables, random loss, which costs a stream time
 * and a datagram its life. <b>Leaves out:</b> shared bandwidth, clock drift, and that a stream whose way was closed for long takes
 * long to notice that it is open again.
 *
 * <p><b>Source:</b> data-plane facts 8c.
 */
@NullMarked
package io.dryswarm.models.underlay;

import org.jspecify.annotations.NullMarked;
