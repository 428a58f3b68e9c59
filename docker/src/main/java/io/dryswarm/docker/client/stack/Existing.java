package io.dryswarm.docker.client.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.compose.deploy.ExistingObjects;
import io.dryswarm.docker.client.ApiFailure;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the swarm has already. */
final class Existing implements ExistingObjects {
  private final Call call;
  private @Nullable Map<String, String> secrets;
  private @Nullable Map<String, String> configs;

  Existing(Call call) {
    this.call = call;
  }

  @Override
  public Optional<String> networkScope(String name) {
    try {
      return Optional.of(Json.text(call.api().get("/networks/" + name), "Scope"));
    } catch (ApiFailure failure) {
      if (failure.isNotFound()) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public Optional<String> secretId(String name) {
    if (secrets == null) {
      secrets = ids("/secrets");
    }
    return Optional.ofNullable(secrets.get(name));
  }

  @Override
  public Optional<String> configId(String name) {
    if (configs == null) {
      configs = ids("/configs");
    }
    return Optional.ofNullable(configs.get(name));
  }

  private Map<String, String> ids(String path) {
    Map<String, String> ids = new TreeMap<>();
    for (JsonNode object : call.api().get(path)) {
      ids.put(Json.text(object, "Spec", "Name"), Json.text(object, "ID"));
    }
    return ids;
  }
}
