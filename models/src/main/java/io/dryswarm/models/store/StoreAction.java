package io.dryswarm.models.store;

/** One change of one whole object. */
public record StoreAction(StoreEvent.Op op, StoreObject object) {
  /** Size of an object in the log, bytes: a task of SwarmKit with a spec of a few fields. */
  private static final int OBJECT_BYTES = 900;

  /** What it takes in the log, bytes. */
  public int sizeBytes() {
    return OBJECT_BYTES
        + (object instanceof SecretObject secret ? secret.spec().data().length() : 0);
  }
}
