/**
 * Task states and their order, as SwarmKit defines them.
 *
 * <p><b>Source:</b> control-plane facts 1.4; moby/swarmkit api/types.proto TaskState.
 */
@NullMarked
package io.dryswarm.models.task;

import org.jspecify.annotations.NullMarked;
