package io.dryswarm.models.dispatcher;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Payload;

/** A reply on its way to an agent, or to the manager that the agent is connected to. */
record ReplyInFlight(Route route, DispatcherReply message) implements Payload {
  @Override
  public long digest() {
    return Digest.of(route.node(), route.manager(), route.connection(), message.digest());
  }
}
