/**
 * The machines, the engines on them and the wires between them: which nodes are up, and how long a packet takes.
 *
 * <p><b>Models:</b> machines that lose their power, engines that end without their machine and start again, with a generation number; one-way latency per node pair drawn per packet, transmission time
 * by bandwidth, ordered byte streams. <b>Leaves out:</b> shared bandwidth, loss, partitions, clock drift.
 *
 * <p><b>Source:</b> data-plane facts 8c.
 */
@NullMarked
package io.dryswarm.models.underlay;

import org.jspecify.annotations.NullMarked;
