/** {@code docker swarm}. Source: docker/cli cli/command/swarm. */
@NullMarked
package io.dryswarm.docker.client.swarm;

import org.jspecify.annotations.NullMarked;
