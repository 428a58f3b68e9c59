/** {@code docker service}. Source: docker/cli cli/command/service. */
@NullMarked
package io.dryswarm.docker.client.service;

import org.jspecify.annotations.NullMarked;
