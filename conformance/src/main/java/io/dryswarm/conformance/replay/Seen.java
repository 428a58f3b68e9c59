package io.dryswarm.conformance.replay;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An event of a run.
 *
 * @param timeNs   nanoseconds since time 0 of the case
 * @param sequence number, rising through all that is recorded
 * @param task     id of the task that it is about, {@link #NO_TASK} if none
 * @param fields   text, {@code Long}, {@code Boolean}
 */
record Seen(long timeNs, long sequence, String name, int task, SortedMap<String, Object> fields) {
  static final int NO_TASK = -1;

  @Nullable
  Object field(String key) {
    return fields.get(key);
  }
}
