/**
 * Images: how long the engine needs to make and start a container of each, which node has which, and how those that are missing come.
 *
 * <p><b>Models:</b> time from the image check to the created container, time from the start call to the running process; a store per
 * node that survives the loss of power; pulls from one registry, whose line they share; the registry's outages. All images are present
 * everywhere at the start, as on nodes that have been warmed up, unless {@link io.dryswarm.models.images.ImagesSpec} says otherwise.
 *
 * <p><b>Leaves out:</b> layers that images have in common, disk space, digests, the registry try that Swarm makes for present images (part
 * of the preparation time; that it fails while the registry is down changes nothing). Pulls and the packets of containers do not slow each
 * other.
 *
 * <p><b>A pull:</b> a task's controller finds that its node lacks the image and asks {@link io.dryswarm.models.images.Pulls}. The
 * registry is asked for the layers, they are fetched and unpacked, the store has the image, and every task of the node that waited is told.
 * <b>A failure:</b> the registry goes down during the download. The pull breaks off and is tried again after 5, 10, 15 and 20 s. After the
 * fifth try the tasks are told that nothing came: each is rejected ("No such image"), and its replacement asks anew.
 *
 * <p><b>Units:</b> nanoseconds, bytes, bits per second. <b>Randomness:</b> stream {@code images.check}, one per node.
 *
 * <p><b>Source:</b> control-plane facts 11.1.2 to 11.1.4, 11.1.12; data-plane facts 8c, 10a ("image registry down", "disk full").
 *
 * <pre>{@code
 * ImageStore images = ImagesSpec.EVERYWHERE.store(nodes.count(), prepareNs, containerStartNs);
 * images.remove(2, "redis:alpine");   // node 2 must pull it, if a registry has it
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.images;

import org.jspecify.annotations.NullMarked;
