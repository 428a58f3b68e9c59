package io.dryswarm.core;

/** A named kind of event; made by {@link Simulation#define} at assembly, ids ascending from 0. */
public abstract sealed class EventType permits SlotEvent, RecordEvent {
  private final int id;
  private final String name;
  private EventOwner owner = EventOwner.NONE;

  EventType(int id, String name) {
    this.id = id;
    this.name = name;
  }

  public final int id() {
    return id;
  }

  /** Dotted lower-case name: package, then what happens, for example {@code raft.deliver}. */
  public final String name() {
    return name;
  }

  /** Whose event it is: see {@link EventOwner}. */
  final int ownerOf(int target, long arg) {
    return owner.of(target, arg);
  }

  final void setOwner(EventOwner newOwner) {
    owner = newOwner;
  }
}
