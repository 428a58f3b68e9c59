package io.dryswarm.models.spec;

/**
 * Reservations decide placement; limits bound the container. 0 = not set.
 *
 * @param reservedNanoCpus    nano-CPUs that a node must have unreserved
 * @param reservedMemoryBytes bytes that a node must have unreserved
 * @param limitNanoCpus       most nano-CPUs that the container may use
 * @param limitMemoryBytes    most bytes that the container may use
 */
public record ResourceSpec(
    long reservedNanoCpus, long reservedMemoryBytes, long limitNanoCpus, long limitMemoryBytes) {
  public static final ResourceSpec NONE = new ResourceSpec(0, 0, 0, 0);
}
