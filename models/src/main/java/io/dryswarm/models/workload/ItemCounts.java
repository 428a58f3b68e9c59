package io.dryswarm.models.workload;

import java.util.Arrays;

/** How many items of one kind ended where. */
final class ItemCounts {
  long offered;
  long accepted;

  /** Accepted, and neither stored nor lost. */
  long waiting;

  /** Accepted, by the number of the volume that has them. */
  private long[] stored = new long[0];

  /** Accepted, by the number of the cause. */
  private long[] lost = new long[0];

  /** The same, to count on. */
  ItemCounts copy() {
    ItemCounts copy = new ItemCounts();
    copy.offered = offered;
    copy.accepted = accepted;
    copy.waiting = waiting;
    copy.stored = stored.clone();
    copy.lost = lost.clone();
    return copy;
  }

  /** An item that was accepted has ended here. */
  void add(byte place, int detail) {
    accepted++;
    if (place == ItemPage.STORED) {
      stored = withOneMore(stored, detail);
    } else if (place == ItemPage.LOST) {
      lost = withOneMore(lost, detail);
    } else {
      waiting++;
    }
  }

  private static long[] withOneMore(long[] counts, int at) {
    long[] enough = at < counts.length ? counts : Arrays.copyOf(counts, at + 1);
    enough[at]++;
    return enough;
  }

  long storedIn(int volume) {
    return volume < stored.length ? stored[volume] : 0;
  }

  long lostFor(int cause) {
    return cause < lost.length ? lost[cause] : 0;
  }
}
