/**
 * What users ask of a swarm: the specifications of the Engine API, immutable, with Swarm's own defaults.
 *
 * <p><b>Units:</b> nanoseconds, bytes, nano-CPUs (1 CPU = 1e9). <b>Names</b> are unique per kind.
 *
 * <p><b>Source:</b> control-plane facts 1.3, 1.5, 7.1, 8.1.
 */
@NullMarked
package io.dryswarm.models.spec;

import org.jspecify.annotations.NullMarked;
