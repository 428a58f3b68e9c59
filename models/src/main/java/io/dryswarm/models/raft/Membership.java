package io.dryswarm.models.raft;

import io.dryswarm.core.Digest;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Who takes part, and who took part and never will again under that id. Ids ascend; immutable.
 *
 * @param members present members
 * @param removed removed ones
 */
public record Membership(List<Integer> members, List<Integer> removed) {
  /** Nobody. */
  public static final Membership NONE = new Membership(List.of(), List.of());

  public Membership {
    members = List.copyOf(members);
    removed = List.copyOf(removed);
  }

  /** Members 0..count-1. */
  public static Membership first(int count) {
    return new Membership(IntStream.range(0, count).boxed().toList(), List.of());
  }

  public boolean contains(int member) {
    return members.contains(member);
  }

  public boolean isRemoved(int member) {
    return removed.contains(member);
  }

  public int size() {
    return members.size();
  }

  /** Smallest majority. */
  public int quorum() {
    return members.size() / 2 + 1;
  }

  /** After a change; adding a removed id or removing a stranger changes nothing but the list of the removed. */
  public Membership with(MembershipChange change) {
    TreeSet<Integer> in = new TreeSet<>(members);
    TreeSet<Integer> out = new TreeSet<>(removed);
    if (change.kind() == MembershipChange.Kind.REMOVE) {
      in.remove(change.member());
      out.add(change.member());
    } else if (!out.contains(change.member())) {
      in.add(change.member());
    }
    return new Membership(List.copyOf(in), List.copyOf(out));
  }

  long digest() {
    long h = Digest.of(members.size(), removed.size());
    for (int member : members) {
      h = Digest.mix(h, member);
    }
    for (int member : removed) {
      h = Digest.mix(h, member);
    }
    return h;
  }
}
