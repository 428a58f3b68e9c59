package io.dryswarm.docker.client;

/** A command ends with this message on its error output. */
public class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitStatus;

  public CommandFailure(String message) {
    this(message, 1);
  }

  public CommandFailure(String message, int exitStatus) {
    super(message);
    this.exitStatus = exitStatus;
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  public int exitStatus() {
    return exitStatus;
  }
}
