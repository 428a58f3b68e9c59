/**
 * What is in volumes: local ones, whose data stays on its node, and cluster volumes, whose data is on none.
 *
 * <p><b>Models:</b> one independent volume per node and name, created empty by the first task that mounts it there, kept when its task
 * ends and when its node crashes, never moved. Anonymous volumes belong to one task. What a
 * program wrote down at its first start, a password for example, is part of the data. A cluster volume is the same data for every task, on whatever node, from when its plugin makes it until
 * it unmakes it ({@code models.csi}). <b>Leaves out:</b> volume drivers, sizes.
 *
 * <p><b>Source:</b> control-plane facts 12.2.18; data-plane facts F9.21, F9.42.
 */
@NullMarked
package io.dryswarm.models.volumes;

import org.jspecify.annotations.NullMarked;
