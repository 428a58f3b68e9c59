package io.dryswarm.docker.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.engine.EngineAnswer;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The requests that commands make. A refusal ends the command unless it is caught. */
public final class Api {
  private final Session session;

  Api(Session session) {
    this.session = session;
  }

  /** @throws ApiFailure if the engine refuses */
  public JsonNode call(EngineRequest request) {
    EngineAnswer answer = session.call(request);
    if (answer.isError()) {
      throw new ApiFailure(answer);
    }
    JsonNode body = answer.body();
    return body == null ? MissingNode.getInstance() : body;
  }

  public JsonNode get(String path) {
    return call(EngineRequest.get(path));
  }

  public JsonNode post(String path, @Nullable JsonNode body) {
    return call(EngineRequest.post(path, body));
  }

  public void delete(String path) {
    call(EngineRequest.delete(path));
  }

  /** A list, with filters: for each key the values of which one must fit. */
  public JsonNode list(String path, SortedMap<String, ? extends Collection<String>> filters) {
    return call(filtered(EngineRequest.get(path), filters));
  }

  /** The request with filters, if there are any. */
  public static EngineRequest filtered(
      EngineRequest request, SortedMap<String, ? extends Collection<String>> filters) {
    if (filters.isEmpty()) {
      return request;
    }
    ObjectNode json = Json.object();
    for (Map.Entry<String, ? extends Collection<String>> filter : filters.entrySet()) {
      ObjectNode values = json.putObject(filter.getKey());
      filter.getValue().forEach(value -> values.put(value, true));
    }
    return request.with("filters", json.toString());
  }

  /** A service as it is. */
  public JsonNode service(String reference) {
    return call(EngineRequest.get("/services/" + reference).with("insertDefaults", "false"));
  }

  public JsonNode info() {
    return get("/info");
  }
}
