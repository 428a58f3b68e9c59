package io.dryswarm.docker.host;

import io.dryswarm.docker.client.service.ServiceProgress;
import io.dryswarm.docker.engine.EngineRequest;
import org.jspecify.annotations.Nullable;

/** A command has come to something that has not been answered. */
final class Suspended extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final transient @Nullable EngineRequest request;
  final transient @Nullable ServiceProgress progress;

  Suspended(@Nullable EngineRequest request, @Nullable ServiceProgress progress) {
    super("suspended", null, false, false);
    this.request = request;
    this.progress = progress;
  }
}
