package io.dryswarm.models.result;

/**
 * The buckets into which a run's counts are sorted by time. Whatever the length of the run, there are at most {@link #MOST}: their width
 * is one second, doubled as often as needed.
 *
 * @param widthNs of a bucket, virtual nanoseconds
 * @param endNs   end of the run; the last bucket may end with it before it is full
 */
public record TimeGrid(long widthNs, long endNs) {
  /** Most buckets that a run has. */
  public static final int MOST = 1024;

  private static final long SECOND_NS = 1_000_000_000L;

  /** The grid of a run of that length, virtual nanoseconds, &ge; 0. */
  public static TimeGrid of(long endNs) {
    long widthNs = SECOND_NS;
    while ((endNs + widthNs - 1) / widthNs > MOST) {
      widthNs *= 2;
    }
    return new TimeGrid(widthNs, endNs);
  }

  /** Number of buckets, at least 1. */
  public int count() {
    return (int) Math.max(1, (endNs + widthNs - 1) / widthNs);
  }

  /** The bucket that a time belongs to; what happens at the very end belongs to the last one. */
  public int bucket(long timeNs) {
    return (int) Math.max(0, Math.min(count() - 1, timeNs / widthNs));
  }

  /** Where a bucket begins, virtual nanoseconds. */
  public long startNs(int bucket) {
    return bucket * widthNs;
  }

  /** How long a bucket is: the width, except perhaps for the last one. */
  public long lengthNs(int bucket) {
    return Math.min(widthNs, Math.max(1, endNs - startNs(bucket)));
  }
}
