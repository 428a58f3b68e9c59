/**
 * A first scenario for a stack file of the user's own: {@link io.dryswarm.scenarios.starter.StarterScenario}.
 *
 * <p>It has nodes that fulfil what the stack asks of them (names, labels, drivers, resources), an application for each service, users on each
 * published port, a node that crashes and returns, and expectations. All of it is commented, to be changed.
 */
@NullMarked
package io.dryswarm.scenarios.starter;

import org.jspecify.annotations.NullMarked;
