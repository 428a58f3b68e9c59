package io.dryswarm.models.csi;

import io.dryswarm.models.store.VolumeObject;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's answer.
 *
 * @param error in gRPC's words; empty = done
 * @param made  what {@link CsiCall#CREATE} made, else {@code null}
 */
public record CsiAnswer(String error, VolumeObject.@Nullable Info made) {
  static final CsiAnswer DONE = new CsiAnswer("", null);

  static CsiAnswer refused(String code, String description) {
    return new CsiAnswer("rpc error: code = " + code + " desc = " + description, null);
  }

  public boolean isDone() {
    return error.isEmpty();
  }
}
