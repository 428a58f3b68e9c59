/** {@code docker network}. Source: docker/cli cli/command/network. */
@NullMarked
package io.dryswarm.docker.client.network;

import org.jspecify.annotations.NullMarked;
