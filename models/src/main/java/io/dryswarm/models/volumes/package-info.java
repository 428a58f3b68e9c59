/**
 * Local volumes: data that stays on its node.
 *
 * <p><b>Models:</b> one independent volume per node and name, created empty by the first task that mounts it there, kept when its task
 * ends and when its node crashes, never moved. Anonymous volumes belong to one task. What a
 * program wrote down at its first start, a password for example, is part of the data. <b>Leaves out:</b> cluster (CSI) volumes, volume
 * drivers, sizes.
 *
 * <p><b>Source:</b> control-plane facts 12.2.18; data-plane facts F9.21, F9.42.
 */
@NullMarked
package io.dryswarm.models.volumes;

import org.jspecify.annotations.NullMarked;
