package io.dryswarm.reports;

import io.dryswarm.reports.content.Cell;

/**
 * Whether one expectation of a scenario held.
 *
 * @param expectation as the scenario writes it: {@code voters.latency.p99 < 250ms}
 * @param value       what was measured; {@link Cell.Missing} if nothing was
 * @param margin      distance to the bound, in the unit of {@code value}; negative if the bound was missed
 */
public record Verdict(String expectation, boolean holds, Cell value, Cell margin) {}
