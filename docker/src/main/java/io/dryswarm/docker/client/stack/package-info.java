/** {@code docker stack}. Source: docker/cli cli/command/stack. */
@NullMarked
package io.dryswarm.docker.client.stack;

import org.jspecify.annotations.NullMarked;
