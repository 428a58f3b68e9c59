/** {@code docker volume}: cluster volumes. Those of one engine come to be when a task needs them. */
@NullMarked
package io.dryswarm.docker.client.volume;

import org.jspecify.annotations.NullMarked;
