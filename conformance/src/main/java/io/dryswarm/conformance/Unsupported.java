package io.dryswarm.conformance;

/** A recording asks for something that is not known here, or that the models cannot do. */
public final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unsupported(String what) {
    super(what);
  }

  /** What is asked for. */
  public String what() {
    return String.valueOf(getMessage());
  }
}
