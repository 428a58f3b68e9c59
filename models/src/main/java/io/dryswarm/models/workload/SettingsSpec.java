package io.dryswarm.models.workload;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What a program reads when it starts, and whom it lets in.
 *
 * @param reads    values by name
 * @param accounts who may send it requests; empty = everybody
 */
public record SettingsSpec(SortedMap<String, ReadSpec> reads, List<Account> accounts) {
  /** Reads nothing, and lets everybody in. */
  public static final SettingsSpec NONE = new SettingsSpec(Collections.emptySortedMap(), List.of());

  public SettingsSpec {
    accounts = List.copyOf(accounts);
  }
}
