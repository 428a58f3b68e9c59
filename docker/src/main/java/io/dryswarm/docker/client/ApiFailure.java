package io.dryswarm.docker.client;

import io.dryswarm.docker.engine.EngineAnswer;

/** The engine has refused. */
public final class ApiFailure extends CommandFailure {
  private static final long serialVersionUID = 1L;
  private static final int NOT_FOUND = 404;

  private final int status;

  ApiFailure(EngineAnswer answer) {
    super(
        answer.status() == EngineAnswer.NO_ENGINE
            ? answer.message()
            : "Error response from daemon: " + answer.message());
    this.status = answer.status();
  }

  /** Whether what was asked for does not exist. */
  public boolean isNotFound() {
    return status == NOT_FOUND;
  }
}
