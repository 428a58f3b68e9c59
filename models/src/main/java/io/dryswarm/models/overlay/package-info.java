/**
 * Overlay networks: where a node believes a task to be, whom it balances to, and what a packet costs on the way.
 *
 * <p><b>Models:</b> per (node, network), while the node takes part in the network: the peer map (address to node), the service
 * bindings that drive {@code dns}, {@code ipvs} and {@code ingress}, and the address of every node's load balancer. A network is made on a
 * node when the first task that uses it is prepared there (F1.9). A node's own changes take effect there at once and reach the others by
 * {@code gossip}, entry by entry and in no order between tables. What a container is plugged into decides where its names are looked up
 * ({@link io.dryswarm.models.overlay.NameService}) and which interfaces it has ({@link io.dryswarm.models.overlay.Namespaces}). Path
 * costs are collapsed to one sum per packet; the hop-by-hop path is the oracle in the tests, for whole requests, for the cost and for what swallows a packet: an
 * underlay with a smaller MTU than the network takes for granted, a firewall that stops ESP, a receiver without the sender's key.
 * Encrypted networks have a smaller MTU, cost CPU per packet and bound the speed of long messages. Their keys come with those of {@code
 * gossip}, and are taken over whole.
 *
 * <p><b>Leaves out:</b> MAC tables (a missing peer entry is reported, what the client makes of it is the dialer's; streams of datagrams
 * have {@link io.dryswarm.models.overlay.ArpEntry}), path MTU discovery, DSR, SNAT port exhaustion.
 *
 * <p><b>Order on the task's node</b> (F1.50, F5.10, F1.57): {@code join} when the network is created there,
 * {@code plug} before the container starts, {@code activate} when it runs or is healthy, {@code deactivate} 2 s before the stop
 * signal, {@code release} when the container is gone.
 *
 * <p><b>Time</b> is virtual nanoseconds; addresses are IPv4 as unsigned 32-bit. Resolving and selecting allocate nothing.
 * <b>Randomness:</b> stream {@code overlay.dns}, one per node, for the order of DNS answers; stream {@code
 * ipvs.choice}, one per node, for policies that draw.
 *
 * <p><b>Source:</b> data-plane facts 1, 3-6, 8; moby/moby libnetwork: agent.go, service_common.go, service_linux.go,
 * drivers/overlay.
 *
 * <pre>{@code
 * OverlayHost overlay = new OverlayHost(sim, nodes, fabric, OverlaySpec.engineDefaults(), gossipSpec, LoadBalancing.SWARM);
 * nodes.addListener(overlay);
 * overlay.bootstrap(INGRESS);
 * overlay.join(4, frontend, address("10.0.1.9"));
 * overlay.plug(4, redis);
 * overlay.activate(4, redis);
 * long place = overlay.names().locate(4, clientTask, "redis");
 * long task = overlay.selectService(4, FRONTEND, NameService.address(place), client, port);
 * long connection = overlay.connection();
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.overlay;

import org.jspecify.annotations.NullMarked;
