package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.controlapi.ApiError;
import org.jspecify.annotations.Nullable;

/**
 * What an engine answers.
 *
 * @param status HTTP status; {@link #NO_ENGINE} if nobody listens
 * @param body   {@code null} = none
 */
public record EngineAnswer(int status, @Nullable JsonNode body) {
  /** There is no engine that could answer. */
  public static final int NO_ENGINE = 0;

  private static final int FIRST_ERROR = 400;

  static final int OK = 200;
  static final int CREATED = 201;
  static final int NO_CONTENT = 204;
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;
  static final int SERVER_ERROR = 500;
  static final int NOT_IMPLEMENTED = 501;
  static final int UNAVAILABLE = 503;

  public static EngineAnswer ok(@Nullable JsonNode body) {
    return new EngineAnswer(OK, body);
  }

  /** A refusal in the engine's words. */
  public static EngineAnswer error(int status, String message) {
    return new EngineAnswer(status, Json.object().put("message", message));
  }

  /** A refusal by the swarm. */
  public static EngineAnswer of(ApiError error) {
    return error(error.code().httpStatus(), error.text());
  }

  public boolean isError() {
    return status == NO_ENGINE || status >= FIRST_ERROR;
  }

  /** Why it was refused; empty if it was not. */
  public String message() {
    return isError() && body != null ? Json.text(body, "message") : "";
  }
}
