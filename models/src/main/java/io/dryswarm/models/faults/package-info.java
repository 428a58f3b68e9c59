/**
 * What can break, and when: a list of timed actions on nodes, engines, containers and the network between nodes.
 *
 * <p><b>Models:</b> power loss of a machine and its return; an engine that is killed while its containers go on, is told to end, or starts;
 * a container that is killed; a machine, or its engine alone, that stands still and goes on later; a slow CPU, a slow disk; a cable that is
 * pulled, a network that falls apart into groups, a way that is closed or loses packets in one direction, each for a time or for good; a
 * node that misses the news that back ends go. A fault only takes something away; how others notice is the business of heartbeats, gossip
 * and Raft. <b>Leaves out:</b> wires whose latency or bandwidth changes.
 *
 * <p><b>Order:</b> actions of equal time happen in the order in which the scenario lists them.
 */
@NullMarked
package io.dryswarm.models.faults;

import org.jspecify.annotations.NullMarked;
