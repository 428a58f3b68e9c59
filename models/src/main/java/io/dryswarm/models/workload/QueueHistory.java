package io.dryswarm.models.workload;

import io.dryswarm.core.Time;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/** How long a queue was, sampled from time to time. */
final class QueueHistory {
  /** Parts of the run of which each ends with a length worth telling. */
  private static final int PARTS = 5;

  private final LongArrayList timesNs = new LongArrayList();
  private final IntArrayList lengths = new IntArrayList();

  /** Times never go back. */
  void add(long timeNs, int length) {
    timesNs.add(timeNs);
    lengths.add(length);
  }

  /** {@code "4512 at 1:25, 15201 at 2:20, "}: the lengths at evenly spaced times between the two, in words. */
  String words(long fromNs, long toNs) {
    StringBuilder words = new StringBuilder();
    for (int part = 1, i = 0; part < PARTS; part++) {
      long wantedNs = fromNs + (toNs - fromNs) / PARTS * part;
      while (i < timesNs.size() && timesNs.getLong(i) < wantedNs) {
        i++;
      }
      if (i < timesNs.size()) {
        String at = clock(timesNs.getLong(i));
        words.append(lengths.getInt(i)).append(" at ").append(at).append(", ");
        i++;
      }
    }
    return words.toString();
  }

  private static String clock(long timeNs) {
    String clock = Time.clock(timeNs);
    return clock.endsWith(".000") ? clock.substring(0, clock.length() - 4) : clock;
  }
}
