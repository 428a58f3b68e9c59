/**
 * The secrets and configs that a node holds in memory.
 *
 * <p><b>Models:</b> secrets and configs that come with the assignments, before the tasks that need them; the look-up by name for a task, restricted to
 * what its spec names; the rule that a node never holds a secret that none of its assigned tasks names. Memory is lost with the engine.
 * {@link io.dryswarm.models.secrets.ContainerFiles} are the files that a container gets of them.
 * <b>Leaves out:</b> secret drivers. Templates are filled in by {@code templating}.
 *
 * <p><b>Order:</b> by secret id, ascending.
 *
 * <p><b>Source:</b> control-plane facts 4.3.19 to 4.3.22, 4.4.31, 11.3; moby/swarmkit agent/secrets, agent/worker.go reconcileSecrets.
 *
 * <pre>{@code
 * NodeSecrets secrets = new NodeSecrets();
 * secrets.replaceAll(message.secrets());
 * List<SecretObject> files = secrets.neededBy(task);   // mounted when the container starts
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.secrets;

import org.jspecify.annotations.NullMarked;
