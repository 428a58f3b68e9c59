package io.dryswarm.models.workload;

/** Why a request failed, as its sender sees it. */
public enum FailureCause {
  NAME_UNKNOWN("name not resolved"),
  REFUSED("connection refused"),
  NO_ROUTE("no route to host"),
  CONNECT_TIMEOUT("connect time-out"),
  READ_TIMEOUT("read time-out"),
  RESET("connection reset"),
  NOT_FOUND("HTTP 404"),
  SERVER_ERROR("HTTP 500"),
  NO_CONNECTION("no free connection in the pool"),
  DATA_EMPTY("data empty, not set up"),
  ACCESS_DENIED("access denied"),
  NO_SPACE("no space left on device");

  private final String label;

  FailureCause(String label) {
    this.label = label;
  }

  /** Whether a server has said so, rather than nobody having answered. */
  boolean isAnswer() {
    return this == NOT_FOUND || this == SERVER_ERROR || this == ACCESS_DENIED || isOfData();
  }

  /** Whether it is about the data of the program that says so. */
  boolean isOfData() {
    return this == DATA_EMPTY || this == NO_SPACE;
  }

  /** Stable words for reports. */
  public String label() {
    return label;
  }
}
