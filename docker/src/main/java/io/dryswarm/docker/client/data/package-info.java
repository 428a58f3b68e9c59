/** {@code docker secret} and {@code docker config}. Source: docker/cli cli/command/secret, cli/command/config. */
@NullMarked
package io.dryswarm.docker.client.data;

import org.jspecify.annotations.NullMarked;
