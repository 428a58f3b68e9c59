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
  SERVER_ERROR("HTTP 500");

  private final String label;

  FailureCause(String label) {
    this.label = label;
  }

  /** Stable words for reports. */
  public String label() {
    return label;
  }
}
