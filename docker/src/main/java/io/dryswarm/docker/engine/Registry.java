package io.dryswarm.docker.engine;

import io.dryswarm.docker.json.Json;

/** Where an engine looks images up for a client that wants their digests. */
@FunctionalInterface
public interface Registry {
  /** The answer to {@code GET /distribution/IMAGE/json}. */
  EngineAnswer look(String image);

  /** Knows every image, and gives no digest: images keep the names that users gave them. */
  Registry WITHOUT_DIGESTS = image -> {
    var json = Json.object();
    json.putObject("Descriptor").put("mediaType", "").put("digest", "").put("size", 0);
    json.putArray("Platforms");
    return EngineAnswer.ok(json);
  };

  /** Cannot be reached. */
  Registry UNREACHABLE = image -> EngineAnswer.error(
      EngineAnswer.SERVER_ERROR,
      "Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io: network is unreachable");
}
