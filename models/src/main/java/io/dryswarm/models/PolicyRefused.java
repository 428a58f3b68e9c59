package io.dryswarm.models;

/** Policies on the class path cannot be used: two have the same name, or one cannot be loaded. The user's mistake, not the simulator's. */
public final class PolicyRefused extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong with which class
   */
  public PolicyRefused(String message) {
    super(message);
  }
}
