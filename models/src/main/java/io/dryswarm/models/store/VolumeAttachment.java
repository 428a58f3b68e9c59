package io.dryswarm.models.store;

/**
 * The cluster volume that the scheduler chose for one mount of a task.
 *
 * @param volume id of the volume
 * @param source what the mount asked for: a name, or {@code group:NAME}
 * @param target path in the container
 */
public record VolumeAttachment(int volume, String source, String target) {}
