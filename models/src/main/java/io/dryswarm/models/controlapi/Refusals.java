package io.dryswarm.models.controlapi;

/** What managers and engines answer when a request does not reach a leader. Source: control-plane facts 13. */
final class Refusals {
  static final ApiReply NO_LEADER = new ApiReply.Refused(
      new ApiError(
          ErrorCode.UNKNOWN,
          "The swarm does not have a leader. It's possible that too few managers are online. Make sure more than half of the managers are online."));

  static final ApiReply TIMEOUT =
      new ApiReply.Refused(new ApiError(ErrorCode.DEADLINE_EXCEEDED, "context deadline exceeded"));

  static final ApiReply NOT_A_MANAGER = new ApiReply.Refused(
      ApiError.ofEngine(
          ErrorCode.UNAVAILABLE,
          "This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this command on a manager node or promote the current node to a manager."));

  static final ApiReply NO_ENGINE = new ApiReply.Refused(
      ApiError.ofEngine(
          ErrorCode.UNAVAILABLE,
          "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"));

  private Refusals() {}

  /** Two managers take each other for the leader. */
  static ApiReply secondRedirect(String from) {
    return new ApiReply.Refused(new ApiError(
        ErrorCode.RESOURCE_EXHAUSTED, "more than one redirect to leader from: [" + from + "]"));
  }
}
