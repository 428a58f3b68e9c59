package io.dryswarm.models;

import java.util.Collections;
import java.util.List;

/** The seeded order that stands for the order of Go's maps. */
public final class Shuffle {
  private Shuffle() {}

  /** Any order of the list, all equally likely; draws size - 1 numbers. */
  public static void shuffle(List<?> list, Dice dice) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, dice.below(i + 1));
    }
  }
}
