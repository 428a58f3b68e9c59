/** {@code docker version} and {@code docker info}, as far as they speak of the swarm. Source: docker/cli cli/command/system. */
@NullMarked
package io.dryswarm.docker.client.system;

import org.jspecify.annotations.NullMarked;
