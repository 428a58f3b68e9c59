package io.dryswarm.models.raft;

import io.dryswarm.core.Digest;

/** An entry that adds or removes one member; it counts from the moment when it is applied. */
public record MembershipChange(Kind kind, int member) implements Command {
  private static final int BYTES = 96;

  /** What it does. */
  public enum Kind {
    ADD,
    REMOVE
  }

  public static MembershipChange add(int member) {
    return new MembershipChange(Kind.ADD, member);
  }

  public static MembershipChange remove(int member) {
    return new MembershipChange(Kind.REMOVE, member);
  }

  @Override
  public long digest() {
    return Digest.of(kind.ordinal(), member);
  }

  @Override
  public int sizeBytes() {
    return BYTES;
  }

  @Override
  public String toString() {
    return kind + " " + member;
  }
}
