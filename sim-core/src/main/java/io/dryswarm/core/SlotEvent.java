package io.dryswarm.core;

/** A data-plane event type: carries an entity and a {@code long}, usually a slot of a table owned by the package. */
public final class SlotEvent extends EventType {
  /** Runs when an event of this type is due. */
  @FunctionalInterface
  public interface Handler {
    void on(int target, long arg);
  }

  SlotEvent(int id, String name) {
    super(id, name);
  }

  /** Says whose events these are, so that they stand still with their owner; at assembly. */
  public SlotEvent ownedBy(EventOwner owner) {
    setOwner(owner);
    return this;
  }
}
