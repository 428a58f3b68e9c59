package io.dryswarm.models.dispatcher;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Payload;

/**
 * A request between an agent and the leader.
 *
 * @param forwarded whether a manager has sent it on; nobody does that twice
 * @param sentNs    when the agent sent it, for its deadline
 */
record RequestInFlight(Route route, DispatcherRequest message, boolean forwarded, long sentNs)
    implements Payload {
  RequestInFlight forward() {
    return new RequestInFlight(route, message, true, sentNs);
  }

  /** As it was before it was sent on. */
  RequestInFlight unforwarded() {
    return new RequestInFlight(route, message, false, sentNs);
  }

  @Override
  public long digest() {
    return Digest.of(route.node(), route.manager(), route.connection(), message.digest());
  }
}
