package io.dryswarm.models.overlay;

import java.util.Collections;
import java.util.SortedMap;

/**
 * Which way a container sends what.
 *
 * @param gateway  interface of the default route; empty = there is none
 * @param networks interface by network id
 */
public record Routes(String gateway, SortedMap<Integer, String> networks) {
  static final Routes NONE = new Routes("", Collections.emptySortedMap());
}
