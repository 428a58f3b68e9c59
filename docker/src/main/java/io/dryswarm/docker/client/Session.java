package io.dryswarm.docker.client;

import io.dryswarm.docker.client.service.ServiceProgress;
import io.dryswarm.docker.engine.EngineAnswer;
import io.dryswarm.docker.engine.EngineRequest;

/** The engine that a command talks to, and the time that passes meanwhile. */
public interface Session {
  /** Sends a request and waits for the answer. */
  EngineAnswer call(EngineRequest request);

  /** Watches a service until it has converged, or has failed to. */
  ServiceProgress.Ending follow(ServiceProgress progress);

  /** Now, nanoseconds since 1970. */
  long epochNs();
}
