/**
 * Observers of a run: the timeline, the recovery of each fault, where tasks are, and the invariants of the committed state. They read
 * events that have already happened; none of them changes state or draws a random number.
 */
@NullMarked
package io.dryswarm.models.cluster.observe;

import org.jspecify.annotations.NullMarked;
