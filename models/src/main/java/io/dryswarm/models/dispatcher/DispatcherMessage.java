package io.dryswarm.models.dispatcher;

import io.dryswarm.core.Payload;

/** What agents and dispatcher say to each other. Source: control-plane facts 4.1 to 4.3; moby/swarmkit api/dispatcher.proto. */
public sealed interface DispatcherMessage extends Payload
    permits DispatcherRequest, DispatcherReply {
  /** Rough size on the wire, bytes: what transmission time is charged for. */
  int sizeBytes();
}
