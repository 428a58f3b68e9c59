package io.dryswarm.models.gossip;

/** The few places of a long list in which something else stands than before: lets a shuffle of its beginning leave the list alone. */
final class ChangedPlaces {
  private final int[] places;
  private final int[] values;
  private int count;

  /**
   * @param capacity changes that are remembered at most
   */
  ChangedPlaces(int capacity) {
    this.places = new int[capacity];
    this.values = new int[capacity];
  }

  void clear() {
    count = 0;
  }

  void set(int place, int value) {
    places[count] = place;
    values[count] = value;
    count++;
  }

  /** What stands there now, if {@code original} stood there at first. */
  int get(int place, int original) {
    for (int i = count - 1; i >= 0; i--) {
      if (places[i] == place) {
        return values[i];
      }
    }
    return original;
  }
}
