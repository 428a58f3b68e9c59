package io.dryswarm.compose.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a word most likely meant. */
public final class Suggestion {
  /** Longer lists of valid words help nobody. */
  private static final int LISTED = 16;

  private Suggestion() {}

  /** The tail of a message about an unknown word: {@code ; did you mean "placement"?}, or the valid words if none is near. */
  public static String tail(String wrong, Collection<String> valid) {
    Optional<String> nearest = nearest(wrong, valid);
    if (nearest.isPresent()) {
      return "; did you mean \"" + nearest.get() + "\"?";
    }
    return valid.isEmpty() || valid.size() > LISTED
        ? ""
        : "; expected " + (valid.size() == 1 ? "" : "one of ") + String.join(", ", valid);
  }

  /** The valid word with the fewest typing mistakes, at most one in three letters; the first one among equals. */
  public static Optional<String> nearest(String wrong, Collection<String> valid) {
    return closest(wrong, valid)
        .filter(best ->
            mistakes(wrong, best) <= Math.max(1, Math.max(wrong.length(), best.length()) / 3));
  }

  /** The same, however many mistakes: for words that are known to be meant for one of these. */
  public static Optional<String> closest(String wrong, Collection<String> valid) {
    return valid.stream().min(Comparator.comparingInt(word -> mistakes(wrong, word)));
  }

  private static int mistakes(String wrong, String word) {
    return distance(wrong.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
  }

  /** Letters inserted, dropped, replaced or swapped with their neighbour (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
