package io.dryswarm.models.csi;

import io.dryswarm.models.spec.VolumeSpec;

/**
 * A volume that a node shall make ready for its tasks, or let go.
 *
 * @param volume   id of the volume
 * @param pluginId the plugin's own id of it
 */
public record VolumeAssignment(int volume, String pluginId, VolumeSpec spec) {}
