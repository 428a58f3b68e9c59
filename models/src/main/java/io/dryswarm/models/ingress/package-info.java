/**
 * Published ports: which of them a node has open, and who is behind each: a virtual service of the routing mesh, or, in host mode, the one
 * task that holds it.
 *
 * <p><b>Models:</b> per node, published port to virtual service over the ingress addresses of all tasks of the cluster. A port
 * opens on a node with the first back end that this node knows and closes with the last, so a published service without a running
 * task refuses connections everywhere. Local tasks are not preferred. Ports in host mode
 * come and go with their container ({@link io.dryswarm.models.ingress.HostPorts}). <b>Leaves out:</b> the userland socket that reserves a
 * port, IPv6.
 *
 * <p><b>Source:</b> data-plane facts 6 (F6.3, F6.7, F6.9, F6.12); moby/moby libnetwork/service_linux.go.
 *
 * <pre>{@code
 * PublishedPorts ports = new PublishedPorts();
 * ports.open(endpoint.ports(), vote);                 // first back end of "vote" became known here
 * VirtualService service = ports.service(Protocol.TCP, 8080);
 * long task = service == null ? REFUSED : connections.open(service, packet);
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.ingress;

import org.jspecify.annotations.NullMarked;
