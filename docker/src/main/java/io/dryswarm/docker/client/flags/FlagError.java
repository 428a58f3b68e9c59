package io.dryswarm.docker.client.flags;

/** The flags are not what the command takes: the client ends with status 125 and the command's usage. */
public final class FlagError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FlagError(String message) {
    super(message);
  }
}
