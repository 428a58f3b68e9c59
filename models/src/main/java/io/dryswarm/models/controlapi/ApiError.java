package io.dryswarm.models.controlapi;

/** A refused request, in Swarm's words. The state of the swarm is as it was. */
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who refused. */
  public enum Origin {
    /** The control API on the leader, or the way to it. */
    SWARM,
    /** The engine in front of it. */
    ENGINE,
    /** The client, before or after it asked an engine. */
    CLIENT
  }

  private final ErrorCode code;
  private final Origin origin;

  private ApiError(Origin origin, ErrorCode code, String message) {
    super(message);
    this.code = code;
    this.origin = origin;
  }

  /** The control API refuses. */
  public ApiError(ErrorCode code, String message) {
    this(Origin.SWARM, code, message);
  }

  /** The engine refuses before it asks the control API. */
  public static ApiError ofEngine(ErrorCode code, String message) {
    return new ApiError(Origin.ENGINE, code, message);
  }

  /** The client refuses, or finds no engine. */
  public static ApiError ofClient(ErrorCode code, String message) {
    return new ApiError(Origin.CLIENT, code, message);
  }

  public ErrorCode code() {
    return code;
  }

  public Origin origin() {
    return origin;
  }

  /** The bare description: {@code update out of sequence}. */
  public String description() {
    return String.valueOf(getMessage());
  }

  /** What the engine answers: {@code rpc error: code = Unknown desc = update out of sequence}. */
  public String text() {
    return origin == Origin.SWARM
        ? "rpc error: code = " + code.word() + " desc = " + description()
        : description();
  }

  /** What the client prints: {@code Error response from daemon: network web not found}. */
  public String printed() {
    return origin == Origin.CLIENT ? text() : "Error response from daemon: " + text();
  }
}
