/** {@code docker node}. Source: docker/cli cli/command/node. */
@NullMarked
package io.dryswarm.docker.client.node;

import org.jspecify.annotations.NullMarked;
