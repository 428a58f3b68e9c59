package io.dryswarm.models.csi;

import io.dryswarm.models.spec.VolumeSpec;

/**
 * A call to a plugin.
 *
 * @param at       node whose plugin is called
 * @param driver   name of the plugin
 * @param pluginId the plugin's id of the volume; of a volume that shall be made its name
 * @param spec     what was wanted of the volume when it was made
 * @param target   node that the call is about; the same as {@code at} for calls of nodes; -1 where none is
 */
public record CsiRequest(
    CsiCall call, int at, String driver, String pluginId, VolumeSpec spec, int target) {}
