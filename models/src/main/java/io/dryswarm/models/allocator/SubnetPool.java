package io.dryswarm.models.allocator;

import io.dryswarm.models.spec.AddressPools;
import io.dryswarm.models.spec.Subnets;
import io.dryswarm.models.spec.Subnets.Range;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The subnets of the swarm's address pools, lowest free one first, and ranges that users chose. None overlap.
 *
 * <p>Source: control-plane facts 10.4, 10.5; moby/moby daemon/libnetwork/ipams/defaultipam.
 */
final class SubnetPool {
  /** The subnets of one pool, numbered from {@code first}. */
  private record Part(Range range, int first, int count) {}

  private final List<Part> parts = new ArrayList<>();
  private final int prefixLength;
  private final int subnets;
  private final BitSet taken = new BitSet();
  private final List<Range> chosen = new ArrayList<>();

  SubnetPool(AddressPools pools) {
    this.prefixLength = pools.subnetPrefixLength();
    int next = 0;
    for (String text : pools.ranges()) {
      Range range = Subnets.range(text).orElseThrow();
      int count = 1 << (prefixLength - range.prefixLength());
      parts.add(new Part(range, next, count));
      next += count;
    }
    this.subnets = next;
  }

  /** The lowest free subnet; {@code null} if there is none. */
  @Nullable
  Range take() {
    int free = taken.nextClearBit(0);
    while (free < subnets && overlapsChosen(subnet(free))) {
      free = taken.nextClearBit(free + 1);
    }
    if (free >= subnets) {
      return null;
    }
    taken.set(free);
    return subnet(free);
  }

  /** Takes this very range; false if part of it is taken. */
  boolean take(Range range) {
    if (overlapsChosen(range) || overlapsTaken(range)) {
      return false;
    }
    int number = numberOf(range);
    if (number >= 0) {
      taken.set(number);
    } else {
      chosen.add(range);
    }
    return true;
  }

  void free(Range range) {
    if (!chosen.remove(range) && numberOf(range) >= 0) {
      taken.clear(numberOf(range));
    }
  }

  private boolean overlapsChosen(Range range) {
    return chosen.stream().anyMatch(range::overlaps);
  }

  private boolean overlapsTaken(Range range) {
    for (int number = taken.nextSetBit(0); number >= 0; number = taken.nextSetBit(number + 1)) {
      if (range.overlaps(subnet(number))) {
        return true;
      }
    }
    return false;
  }

  private Range subnet(int number) {
    for (Part part : parts) {
      if (number < part.first + part.count) {
        int base = part.range.base() + ((number - part.first) << (Integer.SIZE - prefixLength));
        return new Range(base, prefixLength);
      }
    }
    throw new IllegalArgumentException("subnet " + number + " of " + subnets);
  }

  /** Which subnet of the pools a range is, -1 if none. */
  private int numberOf(Range range) {
    for (Part part : parts) {
      if (range.prefixLength() == prefixLength && part.range.contains(range.base())) {
        return part.first + ((range.base() - part.range.base()) >>> (Integer.SIZE - prefixLength));
      }
    }
    return -1;
  }
}
