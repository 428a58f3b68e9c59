package io.dryswarm.models.ca;

import io.dryswarm.models.store.JoinTokens;
import io.dryswarm.models.store.NodeObject.Role;
import java.util.Optional;

/**
 * The secrets with which nodes join, as text: {@code SWMTKN-1-} and 50 characters that stand for the root certificate, then 25 of the
 * secret itself. Functions of the numbers in {@link JoinTokens}, so that equal runs show equal tokens. Source: control-plane facts 9.5.17.
 */
public final class JoinToken {
  private static final String PREFIX = "SWMTKN-1-";
  private static final int DIGEST_LENGTH = 50;
  private static final int SECRET_LENGTH = 25;
  private static final int BASE = 36;

  private JoinToken() {}

  /** The token that gives this role. */
  public static String text(JoinTokens tokens, Role role) {
    int number = role == Role.MANAGER ? tokens.manager() : tokens.worker();
    return PREFIX
        + characters(0, DIGEST_LENGTH)
        + "-"
        + characters(number * 2L + role.ordinal() + 1, SECRET_LENGTH);
  }

  /** The role that a token gives; empty for one that was replaced or never made. */
  public static Optional<Role> role(JoinTokens tokens, String text) {
    for (Role role : Role.values()) {
      if (text(tokens, role).equals(text)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  private static String characters(long seed, int length) {
    StringBuilder text = new StringBuilder(length);
    long state = seed;
    for (int i = 0; i < length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      text.append(Character.forDigit((int) Long.remainderUnsigned(state >>> 33, BASE), BASE));
    }
    return text.toString();
  }
}
