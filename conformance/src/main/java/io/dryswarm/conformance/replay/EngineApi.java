package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dryswarm.docker.engine.EngineAnswer;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.engine.EngineVersion;
import io.dryswarm.docker.engine.Registry;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.store.ObjectIds;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.function.Consumer;

/** HTTP requests to the engines of a case. No registry can be reached. */
final class EngineApi {
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final io.dryswarm.docker.engine.EngineApi engines;

  EngineApi(Cluster cluster, EngineVersion version) {
    this.engines = new io.dryswarm.docker.engine.EngineApi(cluster, Registry.UNREACHABLE, version);
  }

  io.dryswarm.docker.engine.EngineApi engines() {
    return engines;
  }

  /** @param path perhaps with a query */
  void request(int via, String method, String path, JsonNode body, Consumer<EngineAnswer> answer) {
    String[] parts = path.split("\\?", 2);
    TreeMap<String, String> query = new TreeMap<>();
    for (String parameter : parts.length > 1 ? parts[1].split("&") : new String[0]) {
      String[] pair = parameter.split("=", 2);
      query.put(pair[0], pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "");
    }
    engines.request(via, new EngineRequest(method, parts[0], query, body), answer);
  }

  /** The reply to a step that is a request in other words. */
  static Reply reply(long timeNs, ApiReply reply) {
    if (reply instanceof ApiReply.Refused refused) {
      return Reply.ofRequest(
          timeNs,
          refused.error().code().httpStatus(),
          JsonNodeFactory.instance.objectNode().put("message", refused.error().text()));
    } else if (reply instanceof ApiReply.Done done && done.object() != null) {
      return Reply.ofRequest(
          timeNs,
          CREATED,
          JsonNodeFactory.instance.objectNode().put("ID", ObjectIds.of(done.object())));
    }
    return Reply.ofRequest(timeNs, OK, null);
  }
}
