package io.dryswarm.experiments.baseline;

/** A baseline cannot be used; the message has file, line and what was expected. */
public final class BaselineRefused extends Exception {
  private static final long serialVersionUID = 1;

  public BaselineRefused(String file, int line, String what) {
    super(file + ":" + line + ":1: error: " + what);
  }
}
