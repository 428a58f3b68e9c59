package io.dryswarm.models.overlay;

import io.dryswarm.models.Dice;

/**
 * What one container's kernel knows of the hardware address of another one: a Linux neighbour entry under a steady stream of datagrams, which
 * confirm nothing by themselves. Timers are looked at when a packet goes out.
 *
 * <p>The question is answered on the container's own node, by the VXLAN device for the remote addresses that it knows. Source: arp(7);
 * data-plane facts F1.53-F1.55.
 */
public final class ArpEntry {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long LEAST_REACHABLE_NS = 15 * SECOND_NS;
  private static final long MOST_REACHABLE_NS = 45 * SECOND_NS;
  private static final long DELAY_NS = 5 * SECOND_NS;
  private static final long RETRANSMIT_NS = SECOND_NS;
  private static final int PROBES = 3;

  private enum State {
    /** Never asked, or nobody answered. */
    FAILED,
    /** Asked without an answer so far: packets wait. */
    INCOMPLETE,
    REACHABLE,
    /** Old but used; a check follows. */
    DELAY,
    /** Being checked; packets still go to the old address. */
    PROBE
  }

  private final Dice dice;
  private State state = State.FAILED;
  private long timerNs;
  private int probes;

  /** @param dice for the time that an answer is trusted */
  public ArpEntry(Dice dice) {
    this.dice = dice;
  }

  /**
   * A packet wants to leave.
   *
   * @param answered whether a question would be answered now
   * @return whether it leaves
   */
  public boolean send(long nowNs, boolean answered) {
    while (state != State.FAILED && nowNs >= timerNs) {
      expire(answered);
    }
    if (state == State.FAILED) {
      state = State.INCOMPLETE;
      probes = 0;
      timerNs = nowNs;
      expire(answered);
    }
    return state != State.FAILED && state != State.INCOMPLETE;
  }

  private void expire(boolean answered) {
    switch (state) {
      case REACHABLE -> {
        state = State.DELAY;
        timerNs += DELAY_NS;
      }
      case DELAY -> {
        state = State.PROBE;
        probes = 0;
        ask(answered);
      }
      case INCOMPLETE, PROBE -> ask(answered);
      case FAILED -> throw new AssertionError("no timer");
    }
  }

  private void ask(boolean answered) {
    if (probes == PROBES) {
      state = State.FAILED;
    } else if (answered) {
      state = State.REACHABLE;
      timerNs += dice.between(LEAST_REACHABLE_NS, MOST_REACHABLE_NS);
    } else {
      probes++;
      timerNs += RETRANSMIT_NS;
    }
  }
}
