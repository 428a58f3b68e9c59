package io.dryswarm.models.faults;

/**
 * Something that happens at a time.
 *
 * @param atNs virtual time, nanoseconds, &ge; 0
 */
public record TimedAction(long atNs, Action action) {}
