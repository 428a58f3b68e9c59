/**
 * The swarm's API: what users ask of it, how it answers, and in which words it refuses.
 *
 * <p><b>Models:</b> Docker Engine in front of SwarmKit's control API. {@link io.dryswarm.models.controlapi.ControlApi} is the API of a
 * leader as pure functions of the store: look-up of objects by id, name or beginning of the id; validation of specifications; conflicts
 * of names and ports; optimistic locking; what is in use is not removed; demotion and removal of nodes; rollback; cluster volumes; settings of the swarm.
 * Every refusal has Swarm's own text and code, and changes nothing. {@link io.dryswarm.models.controlapi.ControlApiHost} is the way of
 * a request: any manager takes it and sends it on to the leader that it knows; without a leader it is held, or refused at once where the
 * manager knows that there is none; a request that was sent to a leader that is cut off is stuck until the engine gives up after 20 s.
 * {@link io.dryswarm.models.controlapi.ApiClient} reads, changes and writes back, as the command-line client does.
 *
 * <p><b>A write</b> is refused before it takes the store's lock (specification, port conflicts) or under it (existence, names, versions,
 * use). Requests that are checked at the same moment can both pass, as in Swarm: of two services with one published port the second stays
 * without its port.
 *
 * <p><b>Leaves out:</b> look-up of images in registries, expansion of templates while validating, filters of lists, random names for
 * services without one, Docker's command line. The time that engines take for a request is not charged.
 *
 * <p><b>Units:</b> time is virtual nanoseconds. <b>Order:</b> where several objects are to blame, the one with the smallest number is named.
 *
 * <p><b>Source:</b> control-plane facts 1.2, 1.3, 1.5, 2.2, 2.3.31-33, 8.4.31, 10.15, 10.20, 13; moby/swarmkit manager/controlapi,
 * protobuf/plugin/raftproxy; moby/moby daemon/cluster.
 *
 * <pre>{@code
 * ControlApiHost api = new ControlApiHost(sim, nodes, fabric, ControlApiSpec.DEFAULT, managers, new ControlApi(membership));
 * new ApiClient(api::submit).scale(2, "shop_web", 5, reply -> ...);   // ApiReply.Done, or Refused with Swarm's text
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.controlapi;

import org.jspecify.annotations.NullMarked;
