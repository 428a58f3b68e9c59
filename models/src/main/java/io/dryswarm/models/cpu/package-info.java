/**
 * The cores of every machine, shared among the containers that run on it.
 *
 * <p><b>Models:</b> Linux' fair scheduling with group scheduling as Docker uses it. Every container has the same weight; its threads share
 * what it gets in equal parts; a thread uses one core at most; a container uses no more than its limit ({@code
 * deploy.resources.limits.cpus}). What a container does not use goes to the others: max-min fairness ("water-filling"), applied anew
 * whenever a thread begins or ends to compute. The sharing is ideal: no time slices, no migration between cores. A slow machine does
 * everything slower by one factor. <b>Leaves out:</b> weights other than Docker's default, which a stack file cannot set; the periods of
 * the quota behind a limit (a limited container runs slower, rather than in bursts); what the engine and the kernel use themselves.
 * Reservations decide placement and are no guarantee at run time, as in Docker.
 *
 * <p><b>Parts:</b> {@link io.dryswarm.models.cpu.CpuHost} is the entrance; {@code Machine} divides cores among containers; {@code
 * CpuContainer} holds the threads of one container. <b>Cost:</b> while the containers of a machine want no more than its cores, a thread
 * costs one event. On a crowded machine a change costs O(containers that compute there + log threads of one container). Nothing is
 * allocated per computation.
 *
 * <p><b>Units:</b> work is nanoseconds of one core of a machine at full speed; shares of machines are nano-CPUs, as in Docker's API.
 *
 * <p><b>Source:</b> docs.docker.com, "Resource constraints"; moby/moby daemon/cluster/executor/container (limits become NanoCPUs,
 * reservations do not).
 */
@NullMarked
package io.dryswarm.models.cpu;

import org.jspecify.annotations.NullMarked;
