/**
 * JSON in the forms of the Engine API: the order of the members of each object, which are left out when they are empty, and how times and
 * durations are written.
 *
 * <p><b>Time:</b> virtual nanosecond 0 is {@link io.dryswarm.docker.json.GoTime#START}.
 *
 * <p><b>Source:</b> moby/moby api/types (Engine API 1.41 to 1.50).
 */
@NullMarked
package io.dryswarm.docker.json;

import org.jspecify.annotations.NullMarked;
