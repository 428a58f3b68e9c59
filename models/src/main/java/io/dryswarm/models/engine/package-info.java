/**
 * Versions of Docker Engine, as far as they differ in what DrySwarm models.
 *
 * <p>A model that depends on the version takes an {@link io.dryswarm.models.engine.EngineProfile} and never compares names.
 */
@NullMarked
package io.dryswarm.models.engine;

import org.jspecify.annotations.NullMarked;
