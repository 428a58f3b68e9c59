package io.dryswarm.models.store;

/** The store refuses a change; the message is Swarm's own. */
public final class StoreRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreRefusal(String message) {
    super(message);
  }
}
