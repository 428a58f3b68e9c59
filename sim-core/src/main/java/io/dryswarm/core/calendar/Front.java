package io.dryswarm.core.calendar;

import java.util.Arrays;

/** The earliest queue entries, sorted by (time, key): (time, key) pairs in {@code [head, tail)}. */
final class Front {
  long[] pairs = new long[512];
  int head;
  int tail;

  boolean isEmpty() {
    return head == tail;
  }

  /** Whether there are more entries than this, of more than one instant. */
  boolean isLongerThan(int entries) {
    return tail - head > 2 * entries && pairs[head] != pairs[tail - 2];
  }

  int size() {
    return (tail - head) >> 1;
  }

  /** Puts an entry in its place; cheap near the end. */
  void insert(long timeNs, long key) {
    if (tail == pairs.length) {
      makeRoom();
    }
    long[] p = pairs;
    int at = tail;
    int low = head;
    tail = at + 2;
    while (at > low) {
      long before = p[at - 2];
      if (before < timeNs || before == timeNs && p[at - 1] < key) {
        break;
      }
      p[at] = before;
      p[at + 1] = p[at - 1];
      at -= 2;
    }
    p[at] = timeNs;
    p[at + 1] = key;
  }

  private void makeRoom() {
    int length = tail - head;
    long[] target = 2 * length > pairs.length ? new long[2 * pairs.length] : pairs;
    System.arraycopy(pairs, head, target, 0, length);
    pairs = target;
    head = 0;
    tail = length;
  }

  /** Appends an entry that {@link #sortKeys} will put in its place. */
  void append(long timeNs, long key) {
    if (tail == pairs.length) {
      makeRoom();
    }
    pairs[tail] = timeNs;
    pairs[tail + 1] = key;
    tail += 2;
  }

  /** Sorts entries of one single instant, which are nearly always in order already. */
  void sortKeys() {
    for (int i = head + 2; i < tail; i += 2) {
      if (pairs[i + 1] < pairs[i - 1]) {
        sortAllKeys();
        return;
      }
    }
  }

  private void sortAllKeys() {
    long[] keys = new long[size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = pairs[head + 2 * i + 1];
    }
    Arrays.sort(keys);
    for (int i = 0; i < keys.length; i++) {
      pairs[head + 2 * i + 1] = keys[i];
    }
  }

  /**
   * Where to cut a front that has grown too long: about {@code keep} entries stay, an instant is never divided. Returns the index of
   * the first entry to leave, or the end if all entries are of one instant.
   */
  int cut(int keep) {
    long time = pairs[head + 2 * keep];
    int at = head + 2 * keep;
    while (at > head && pairs[at - 2] == time) {
      at -= 2;
    }
    if (at == head) {
      while (at < tail && pairs[at] == time) {
        at += 2;
      }
    }
    return at;
  }
}
