package io.dryswarm.docker.engine;

import io.dryswarm.models.engine.EngineProfile;

/**
 * How an engine calls itself.
 *
 * @param engine     {@code 28.2.2}
 * @param api        newest version of its API
 * @param minimumApi oldest version of its API that it still answers
 */
public record EngineVersion(String engine, String api, String minimumApi) {
  /** The version whose behaviour the profile has. */
  public static EngineVersion of(EngineProfile profile) {
    return profile.equals(EngineProfile.V20_10)
        ? new EngineVersion("20.10.24", "1.41", "1.12")
        : new EngineVersion("28.2.2", "1.50", "1.24");
  }
}
