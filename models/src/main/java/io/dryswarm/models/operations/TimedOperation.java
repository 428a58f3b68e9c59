package io.dryswarm.models.operations;

import io.dryswarm.models.faults.NodeRef;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks at a time.
 *
 * @param atNs virtual time, nanoseconds, &ge; 0
 * @param via  whose engine is asked; {@code null} = the first manager that runs
 */
public record TimedOperation(
    long atNs, Operation operation, @Nullable NodeRef via) {}
