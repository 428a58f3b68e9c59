/**
 * Images: how long the engine needs to make and start a container of each, and which node has which.
 *
 * <p><b>Models:</b> time from the image check to the created container, time from the start call to the running process, time of a pull;
 * a store per node that survives the loss of power. All images are present everywhere at the start, as on nodes that have been warmed up.
 * <b>Leaves out:</b> layers, disk space, digests, shared bandwidth of pulls, the registry try that Swarm makes for present images
 * (part of the preparation time).
 *
 * <p><b>Units:</b> nanoseconds.
 *
 * <p><b>Source:</b> control-plane facts 11.1.2 to 11.1.4.
 *
 * <pre>{@code
 * ImageCatalog catalog = ImageCatalog.of(ImageSpec.present(new Constant(1e8), new Constant(3e8)));
 * ImageStore images = new ImageStore(nodes.count(), catalog);
 * images.remove(2, "redis:alpine");   // node 2 must pull it, if a registry has it
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.images;

import org.jspecify.annotations.NullMarked;
