/**
 * What can break, and when: a list of timed actions on nodes, engines and containers.
 *
 * <p><b>Models:</b> power loss of a machine and its return; an engine that is killed while its containers go on, is told to end, or starts;
 * a container that is killed. A fault only takes something away; how others notice is the business of heartbeats, gossip and Raft.
 * <b>Leaves out:</b> partitions, slow machines, slow disks, link faults.
 *
 * <p><b>Order:</b> actions of equal time happen in the order in which the scenario lists them.
 */
@NullMarked
package io.dryswarm.models.faults;

import org.jspecify.annotations.NullMarked;
