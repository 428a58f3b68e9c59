/**
 * Health checks: the engine's monitor of a container.
 *
 * <p><b>Models:</b> the pause before every probe, the first one included; the start period, in which failures of a container that never was
 * healthy do not count, and its shorter pauses; the time-out of a probe; one success makes healthy, as many failures in a row as retries
 * make unhealthy. <b>Leaves out:</b> what a probe does: its duration and its answer come from the host, or it asks
 * the program itself, which may answer late or never. What Swarm does with a verdict is
 * the executor's business.
 *
 * <p><b>Units:</b> nanoseconds. With the defaults a healthy container is so 30 s after its start.
 *
 * <p><b>Source:</b> control-plane facts 11.2; moby/moby daemon/health.go. Engines before 25 know no start interval
 * ({@link io.dryswarm.models.engine.EngineProfile#healthStartInterval}).
 *
 * <pre>{@code
 * HealthMachine health = new HealthMachine(HealthSpec.of(container.health(), EngineProfile.V28), nowNs);
 * health.start(effects);   // arms the timer; timeout() begins and ends probes, changed() is told of verdicts
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.health;

import org.jspecify.annotations.NullMarked;
