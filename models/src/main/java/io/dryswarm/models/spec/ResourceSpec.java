package io.dryswarm.models.spec;

import java.util.List;

/**
 * Reservations decide placement; limits bound the container. 0 = not set.
 *
 * @param reservedNanoCpus    nano-CPUs that a node must have unreserved
 * @param reservedMemoryBytes bytes that a node must have unreserved
 * @param limitNanoCpus       most nano-CPUs that the container may use
 * @param limitMemoryBytes    most bytes that the container may use
 * @param reservedGeneric     how many of which kind a node must have unreserved; a node may name what it gives
 */
public record ResourceSpec(
    long reservedNanoCpus,
    long reservedMemoryBytes,
    long limitNanoCpus,
    long limitMemoryBytes,
    List<GenericResource.Discrete> reservedGeneric) {
  public static final ResourceSpec NONE = new ResourceSpec(0, 0, 0, 0);

  /** Of CPU and memory alone. */
  public ResourceSpec(
      long reservedNanoCpus, long reservedMemoryBytes, long limitNanoCpus, long limitMemoryBytes) {
    this(reservedNanoCpus, reservedMemoryBytes, limitNanoCpus, limitMemoryBytes, List.of());
  }

  public ResourceSpec withReservedGeneric(List<GenericResource.Discrete> newReserved) {
    return new ResourceSpec(
        reservedNanoCpus, reservedMemoryBytes, limitNanoCpus, limitMemoryBytes, newReserved);
  }
}
