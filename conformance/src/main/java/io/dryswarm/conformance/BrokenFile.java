package io.dryswarm.conformance;

/** A recorded file cannot be used; the message has a line for everything that is wrong, with its place. */
public final class BrokenFile extends Exception {
  private static final long serialVersionUID = 1L;

  public BrokenFile(String message) {
    super(message);
  }
}
