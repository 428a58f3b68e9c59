package io.dryswarm.core.calendar;

import java.util.Arrays;

/**
 * The earliest queue entries in two sorted runs of (time, key) pairs: {@code run} was sorted as a whole and is only taken from; {@code late}
 * has what was scheduled since, and stays short.
 */
final class Front {
  private static final int MAX_DIGIT_BITS = 8;
  private static final int MIN_TO_DISTRIBUTE = 12;
  /** More entries than this with one digit are not sorted here: that would take quadratic time. */
  private static final int MAX_PER_DIGIT = 48;

  long[] run = new long[2048];
  int runHead;
  int runEnd;

  long[] late = new long[512];
  int lateHead;
  int lateEnd;

  private long[] gathered = new long[2048];
  private int gatheredEnd;
  private final int[] places = new int[1 << MAX_DIGIT_BITS];

  boolean isEmpty() {
    return runHead == runEnd && lateHead == lateEnd;
  }

  /** Whether the late entry at one index comes before that of the run at the other. */
  boolean isLateFirst(int runIndex, int lateIndex) {
    long ofRun = run[runIndex];
    long ofLate = late[lateIndex];
    return ofLate < ofRun || ofLate == ofRun && late[lateIndex + 1] < run[runIndex + 1];
  }

  /** Puts a new entry in its place; cheap at both ends. */
  void insert(long timeNs, long key) {
    if (lateHead == 0 || lateEnd == late.length) {
      makeRoom();
    }
    long[] l = late;
    if (lateHead == lateEnd || isBefore(l, lateEnd - 2, timeNs, key)) {
      l[lateEnd] = timeNs;
      l[lateEnd + 1] = key;
      lateEnd += 2;
      return;
    }
    int at = lateHead - 2;
    lateHead = at;
    while (isBefore(l, at + 2, timeNs, key)) {
      l[at] = l[at + 2];
      l[at + 1] = l[at + 3];
      at += 2;
    }
    l[at] = timeNs;
    l[at + 1] = key;
  }

  private static boolean isBefore(long[] pairs, int at, long timeNs, long key) {
    long other = pairs[at];
    return other < timeNs || other == timeNs && pairs[at + 1] < key;
  }

  /** Moves the late entries to where there is room on both sides. */
  private void makeRoom() {
    int length = lateEnd - lateHead;
    int capacity = 2 * length > late.length ? 2 * late.length : late.length;
    long[] target = capacity > late.length ? new long[capacity] : late;
    int head = (capacity - length) / 4 & -2;
    System.arraycopy(late, lateHead, target, head, length);
    late = target;
    lateHead = head;
    lateEnd = head + length;
  }

  /** Whether there are more late entries than this, of more than one instant. */
  boolean isLateLongerThan(int entries) {
    return lateEnd - lateHead > 2 * entries && late[lateHead] != late[lateEnd - 2];
  }

  /**
   * Where to cut the late run when it has grown too long: about {@code keep} entries stay, an instant is never divided. Returns the
   * index of the first entry to leave.
   */
  int cut(int keep) {
    int at = lateHead + 2 * keep;
    long time = late[at];
    while (at > lateHead && late[at - 2] == time) {
      at -= 2;
    }
    while (at == lateHead || late[at - 2] == late[at]) {
      at += 2;
    }
    return at;
  }

  /** Begins to gather the entries of a bucket. */
  void clear() {
    runHead = 0;
    runEnd = 0;
    lateHead = 0;
    lateEnd = 0;
    gatheredEnd = 0;
  }

  void gather(long timeNs, long key) {
    if (gatheredEnd == gathered.length) {
      gathered = Arrays.copyOf(gathered, 2 * gathered.length);
    }
    gathered[gatheredEnd] = timeNs;
    gathered[gatheredEnd + 1] = key;
    gatheredEnd += 2;
  }

  /** Makes room for so many further words. */
  void reserve(int words) {
    if (gatheredEnd + words > gathered.length) {
      gathered = Arrays.copyOf(gathered, 2 * gathered.length);
    }
  }

  /** Takes what was written to {@link #gathered} up to this index as gathered. */
  void gatherUpTo(int end) {
    gatheredEnd = end;
  }

  int gatheredEnd() {
    return gatheredEnd;
  }

  long[] gathered() {
    return gathered;
  }

  /**
   * Makes the gathered entries the run. They are distributed by the leading bits in which their times may differ, then put in order.
   *
   * @param startNs no time is earlier
   * @param endNs no time is later
   * @return false if too many entries are too close together for that; nothing is changed then
   */
  boolean sort(long startNs, long endNs) {
    if (run.length < gathered.length) {
      run = new long[gathered.length];
    }
    if (startNs == endNs) {
      swap();
      sortKeys();
      return true;
    }
    if (gatheredEnd < 2 * MIN_TO_DISTRIBUTE) {
      swap();
    } else if (!distribute(startNs, endNs)) {
      return false;
    }
    insertionSort(run, runEnd);
    return true;
  }

  private static void insertionSort(long[] pairs, int end) {
    for (int i = 2; i < end; i += 2) {
      long timeNs = pairs[i];
      long key = pairs[i + 1];
      if (isBefore(pairs, i - 2, timeNs, key)) {
        continue;
      }
      int at = i;
      do {
        pairs[at] = pairs[at - 2];
        pairs[at + 1] = pairs[at - 1];
        at -= 2;
      } while (at > 0 && !isBefore(pairs, at - 2, timeNs, key));
      pairs[at] = timeNs;
      pairs[at + 1] = key;
    }
  }

  private void swap() {
    long[] before = run;
    run = gathered;
    gathered = before;
    runEnd = gatheredEnd;
  }

  private boolean distribute(long startNs, long endNs) {
    long[] g = gathered;
    int end = gatheredEnd;
    int bits = Math.min(MAX_DIGIT_BITS, 32 - Integer.numberOfLeadingZeros(end >> 1));
    int shift = Long.SIZE - Long.numberOfLeadingZeros(endNs - startNs) - bits;
    int mask = (1 << bits) - 1;
    int[] p = places;
    Arrays.fill(p, 0, mask + 1, 0);
    for (int i = 0; i < end; i += 2) {
      p[(int) (g[i] - startNs >>> shift)] += 2;
    }
    int sum = 0;
    int most = 0;
    for (int digit = 0; digit <= mask; digit++) {
      int count = p[digit];
      most = Math.max(most, count);
      p[digit] = sum;
      sum += count;
    }
    if (most > 2 * MAX_PER_DIGIT) {
      return false;
    }
    long[] r = run;
    for (int i = 0; i < end; i += 2) {
      long timeNs = g[i];
      int digit = (int) (timeNs - startNs >>> shift);
      int at = p[digit];
      p[digit] = at + 2;
      r[at] = timeNs;
      r[at + 1] = g[i + 1];
    }
    runEnd = end;
    return true;
  }

  /** Sorts entries of one single instant, which are nearly always in order already. */
  private void sortKeys() {
    for (int i = 2; i < runEnd; i += 2) {
      if (run[i + 1] < run[i - 1]) {
        sortAllKeys();
        return;
      }
    }
  }

  private void sortAllKeys() {
    long[] keys = new long[runEnd / 2];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = run[2 * i + 1];
    }
    Arrays.sort(keys);
    for (int i = 0; i < keys.length; i++) {
      run[2 * i + 1] = keys[i];
    }
  }
}
