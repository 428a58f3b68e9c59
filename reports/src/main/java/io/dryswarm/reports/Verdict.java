package io.dryswarm.reports;

import io.dryswarm.reports.content.Cell;

/**
 * Whether one expectation of a scenario held.
 *
 * @param expectation as the scenario writes it: {@code voters.latency.p99: < 250ms}
 * @param actual      what was measured, in words, or why nothing was
 * @param value       the same as a number; {@link Cell.Missing} if there is none
 * @param margin      distance to the limit as a {@link Cell.Share} of the limit, negative if it was missed; {@link Cell.Missing} where
 *     that means nothing
 */
public record Verdict(String expectation, boolean holds, String actual, Cell value, Cell margin) {}
