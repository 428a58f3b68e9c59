package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.conformance.engineapi.ServiceReader;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.store.ObjectIds;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** HTTP requests to an engine, as far as they are requests to the swarm. */
final class EngineApi {
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final Cluster cluster;

  /**
   * @param body {@code null} = not told
   */
  record Answer(int status, @Nullable JsonNode body) {}

  EngineApi(Cluster cluster) {
    this.cluster = cluster;
  }

  /** @throws Unsupported if the request is not known */
  void request(int via, String method, String path, JsonNode body, Consumer<Answer> answer) {
    String what = method + " " + path.replaceFirst("^/v\\d+\\.\\d+", "");
    switch (what) {
      case "GET /nodes" -> submit(via, new ApiRequest.ListNodes(), answer);
      case "GET /services" -> submit(via, new ApiRequest.ListServices(), answer);
      case "GET /tasks" -> submit(via, new ApiRequest.ListAll(ApiRequest.Kind.TASK), answer);
      case "GET /networks" -> submit(via, new ApiRequest.ListAll(ApiRequest.Kind.NETWORK), answer);
      case "GET /secrets" -> submit(via, new ApiRequest.ListAll(ApiRequest.Kind.SECRET), answer);
      case "GET /configs" -> submit(via, new ApiRequest.ListAll(ApiRequest.Kind.CONFIG), answer);
      case "GET /swarm" -> submit(via, new ApiRequest.GetCluster(), answer);
      case "GET /info" -> info(via, answer);
      case "GET /containers/json" -> answer.accept(new Answer(OK, null));
      case "POST /services/create" ->
        submit(via, new ApiRequest.CreateService(ServiceReader.read(body)), answer);
      default -> throw new Unsupported("request '" + what + "'");
    }
  }

  private void submit(int via, ApiRequest request, Consumer<Answer> answer) {
    cluster.api().submit(via, request, reply -> answer.accept(answer(reply)));
  }

  /** The part about the swarm is left out when it cannot be had: the answer comes late, but it comes. */
  private void info(int via, Consumer<Answer> answer) {
    cluster
        .api()
        .submit(via, new ApiRequest.ListNodes(), reply -> answer.accept(new Answer(OK, null)));
  }

  private static Answer answer(ApiReply reply) {
    if (reply instanceof ApiReply.Refused refused) {
      return new Answer(
          refused.error().code().httpStatus(),
          JsonNodeFactory.instance.objectNode().put("message", refused.error().text()));
    } else if (reply instanceof ApiReply.Done done && done.object() != null) {
      return new Answer(
          CREATED, JsonNodeFactory.instance.objectNode().put("ID", ObjectIds.of(done.object())));
    }
    return new Answer(OK, null);
  }

  /** The reply to a step that is a request in other words. */
  static Reply reply(long timeNs, ApiReply reply) {
    Answer answer = answer(reply);
    return Reply.ofRequest(timeNs, answer.status(), answer.body());
  }
}
