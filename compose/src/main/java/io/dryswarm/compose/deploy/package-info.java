/**
 * What {@code docker stack deploy} sends: the bodies of the requests that create networks, secrets, configs and services.
 *
 * <p>{@link io.dryswarm.compose.deploy.StackConversion} goes through a stack in Docker's order, and asks
 * {@link io.dryswarm.compose.deploy.ExistingObjects} what is there already. What it cannot convert it refuses in Docker's words; what was
 * converted before that has been sent by then, as with Docker.
 *
 * <p>Bodies are those of API version 1.41. Services, networks, secrets and configs come in the order of the file; Docker's order is random,
 * as Go's maps have none.
 *
 * <p><b>Source:</b> docker/cli 28.2 cli/compose/convert, cli/command/stack/swarm, cli/command/service/parse.go; docker/docker api/types;
 * measured with {@code docker stack deploy} against a manager that records.
 *
 * <pre>{@code
 * StackConfig config = StackLoader.deployable(source);
 * StackConversion stack = new StackConversion("demo", config.model(), folder);
 * stack.checkExternalNetworks(existing);
 * stack.networks().forEach(this::create);
 * stack.secrets().forEach(this::create);
 * stack.configs().forEach(this::create);
 * stack.services(existing).forEach(this::create);
 * }</pre>
 */
@NullMarked
package io.dryswarm.compose.deploy;

import org.jspecify.annotations.NullMarked;
