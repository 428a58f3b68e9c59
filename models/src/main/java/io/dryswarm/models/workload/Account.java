package io.dryswarm.models.workload;

/**
 * A name and a password, each by the name of a value that a program reads ({@link ReadSpec}): one that a server has, or one that a client uses.
 *
 * @param user     empty = whatever user
 * @param password empty = whatever password
 */
public record Account(String user, String password) {
  /** Nothing is said: who calls knows what it needs to know. */
  public static final Account NONE = new Account("", "");

  public boolean isNone() {
    return user.isEmpty() && password.isEmpty();
  }
}
