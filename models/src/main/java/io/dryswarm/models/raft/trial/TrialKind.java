package io.dryswarm.models.raft.trial;

import java.util.Locale;

/** What happens in a trial; {@link #label} is its name in recordings. */
public enum TrialKind {
  /** The leader loses power at a random moment. */
  LEADER_CRASH,
  /** The same, and it is back 1 to 4 s later. */
  LEADER_CRASH_BACK_SOON,
  /** The leader is cut off in both directions. */
  LEADER_ISOLATED,
  /** The leader sends but hears nothing. */
  LEADER_DEAF,
  /** The leader hears, but nothing that it sends arrives. */
  LEADER_MUTE,
  /** One follower is cut off for 30 to 40 s. */
  ISOLATED_FOLLOWER_REJOINS,
  /** One follower is cut off for 300 to 310 s. */
  ISOLATED_FOLLOWER_REJOINS_LONG,
  /** Only the link between the leader and one follower is cut, for 600 s. */
  LEADER_TO_ONE_FOLLOWER_CUT,
  /** Leadership is handed over on purpose. */
  TRANSFER,
  /** All start at once, and none stands for election by itself. */
  COLD_START,
  /** An hour with nothing but random loss. */
  STEADY;

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TrialKind of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
