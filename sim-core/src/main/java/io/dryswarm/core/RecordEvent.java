package io.dryswarm.core;

/** A control-plane event type: carries an entity, a {@code long} and a record. */
public final class RecordEvent<P extends Payload> extends EventType {
  /** Runs when an event of this type is due. */
  @FunctionalInterface
  public interface Handler<P extends Payload> {
    void on(int target, long arg, P payload);
  }

  RecordEvent(int id, String name) {
    super(id, name);
  }

  /** Says whose events these are, so that they stand still with their owner; at assembly. */
  public RecordEvent<P> ownedBy(EventOwner owner) {
    setOwner(owner);
    return this;
  }
}
