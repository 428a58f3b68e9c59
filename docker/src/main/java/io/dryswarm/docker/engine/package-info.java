/**
 * The HTTP API of Docker Engine in front of the simulated swarm: requests to one node's engine, answers as JSON.
 *
 * <p><b>Models:</b> {@link io.dryswarm.docker.engine.EngineApi} serves services, tasks, nodes, networks, secrets, configs, the swarm
 * itself, and what {@code /info} and {@code /version} say of it, with Engine's paths, filters, statuses and words of refusal. Each request
 * goes the way of {@code models/controlapi}: through the engine of its node to the leader, and may be held, refused or given up there.
 * A specification is kept twice: as the models understand it, and in the form in which it was sent, which is how it is shown again.
 *
 * <p><b>Leaves out:</b> containers, images, volumes, logs and events; networks of one engine beside those that come with it; digests of
 * images; drivers of secrets. Types of JSON values are not checked as strictly as by Go's decoder.
 *
 * <p><b>Time</b> is virtual; {@link io.dryswarm.docker.json.GoTime#START} is its beginning on the calendar.
 *
 * <p><b>Source:</b> moby/moby daemon/cluster, api/server/router; recordings of Engine 20.10 and its client.
 *
 * <pre>{@code
 * EngineApi engines = new EngineApi(cluster, Registry.WITHOUT_DIGESTS, EngineVersion.of(EngineProfile.V28));
 * engines.request(0, EngineRequest.get("/services"), answer -> print(answer.body()));
 * }</pre>
 */
@NullMarked
package io.dryswarm.docker.engine;

import org.jspecify.annotations.NullMarked;
