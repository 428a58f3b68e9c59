/**
 * The swarm's API: what users ask of it, how it answers, and in which words it refuses.
 *
 * <p><b>Source:</b> control-plane facts 1.2, 1.3, 1.5, 2.2, 2.3.31-33, 10.15, 10.20, 13; moby/swarmkit manager/controlapi,
 * protobuf/plugin/raftproxy; moby/moby daemon/cluster.
 */
@NullMarked
package io.dryswarm.models.controlapi;

import org.jspecify.annotations.NullMarked;
