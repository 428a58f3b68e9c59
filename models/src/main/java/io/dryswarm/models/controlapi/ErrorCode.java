package io.dryswarm.models.controlapi;

/** Kinds of refusal, as gRPC numbers them and as the engine turns them into an HTTP status. */
public enum ErrorCode {
  UNKNOWN("Unknown", 500),
  INVALID_ARGUMENT("InvalidArgument", 400),
  DEADLINE_EXCEEDED("DeadlineExceeded", 500),
  NOT_FOUND("NotFound", 404),
  ALREADY_EXISTS("AlreadyExists", 409),
  PERMISSION_DENIED("PermissionDenied", 403),
  RESOURCE_EXHAUSTED("ResourceExhausted", 500),
  FAILED_PRECONDITION("FailedPrecondition", 400),
  UNIMPLEMENTED("Unimplemented", 501),
  INTERNAL("Internal", 500),
  UNAVAILABLE("Unavailable", 503);

  private final String word;
  private final int httpStatus;

  ErrorCode(String word, int httpStatus) {
    this.word = word;
    this.httpStatus = httpStatus;
  }

  /** As gRPC prints it: {@code AlreadyExists}. */
  public String word() {
    return word;
  }

  /** Status with which the engine answers its client. */
  public int httpStatus() {
    return httpStatus;
  }
}
