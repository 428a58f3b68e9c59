package io.dryswarm.docker.client.flags;

/** A value that a flag does not take; the message is the second half of Docker's. */
public final class BadValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadValue(String message) {
    super(message);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
