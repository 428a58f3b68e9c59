package io.dryswarm.models.csi;

import io.dryswarm.core.random.Distribution;
import java.util.Collections;
import java.util.SortedMap;

/** How long a plugin needs for each call, nanoseconds. Other calls need no time. */
public record CsiTimes(SortedMap<CsiCall, Distribution> byCall) {
  public static final CsiTimes NONE = new CsiTimes(Collections.emptySortedMap());
}
