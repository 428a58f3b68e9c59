package io.dryswarm.models.gossip;

import io.dryswarm.core.Time;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * How long one suspicion lasts: it starts long and shrinks with every independent confirmation. Source: hashicorp/memberlist
 * suspicion.go, state.go; data-plane facts F3.26-F3.29.
 */
final class Suspicion {
  private final long startNs;
  private final long minNs;
  private final long maxNs;
  private final int wanted;
  private final IntArrayList accusers = new IntArrayList(3);

  /**
   * @param members members known, this node and the suspect included
   */
  Suspicion(MembershipSpec spec, int members, int accuser, long nowNs) {
    int k = spec.suspicionMultiplier() - 2;
    this.startNs = nowNs;
    this.wanted = members - 2 < k ? 0 : k;
    this.minNs = minNs(spec, members);
    this.maxNs = minNs * spec.suspicionMaxFactor();
    accusers.add(accuser);
  }

  private static long minNs(MembershipSpec spec, int members) {
    double scale = Math.max(1.0, StrictMath.log10(Math.max(1, members)));
    return (long) (spec.suspicionMultiplier() * scale * spec.probeIntervalNs() / Time.MILLISECOND)
        * Time.MILLISECOND;
  }

  /** Counts an accusation; {@code false} if it is not news or none is wanted any more. */
  boolean confirm(int accuser) {
    if (confirmations() >= wanted || accusers.contains(accuser)) {
      return false;
    }
    accusers.add(accuser);
    return true;
  }

  /** When the suspect is to be declared dead; may lie in the past. */
  long endsNs() {
    if (wanted == 0) {
      return startNs + minNs;
    }
    double share = StrictMath.log(confirmations() + 1.0) / StrictMath.log(wanted + 1.0);
    long lengthMs = (long) ((maxNs - share * (maxNs - minNs)) / Time.MILLISECOND);
    return startNs + Math.max(minNs, lengthMs * Time.MILLISECOND);
  }

  private int confirmations() {
    return accusers.size() - 1;
  }
}
