/**
 * What users ask of the swarm during a run: scaling, updates, rollbacks, drains, promotions, labels, settings.
 *
 * <p><b>Models:</b> commands given at a time to the engine of a manager, as requests to the swarm's API; what is refused changes
 * nothing and appears in the timeline in Docker's words. The first manager that runs is asked, unless an operation names another node.
 * <b>Leaves out:</b> the time that the client itself takes; waiting for a service to converge.
 *
 * <p><b>Order:</b> operations of equal time are given in the order in which the scenario lists them.
 *
 * <p><b>Source:</b> control-plane facts 1.3.28, 12; docker/cli.
 *
 * <pre>{@code
 * operations.perform(0, new Operation.RollBack("shop_web"));   // docker service rollback shop_web
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.operations;

import org.jspecify.annotations.NullMarked;
