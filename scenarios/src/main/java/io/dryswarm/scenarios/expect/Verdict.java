package io.dryswarm.scenarios.expect;

import java.util.OptionalDouble;

/**
 * Whether an expectation holds.
 *
 * @param expression as the scenario has it: {@code voters.latency.p99: < 250ms}
 * @param actual     the value with its unit, or why there is none
 * @param value      the value in the terms of its unit: nanoseconds, a share 0..1, a number; empty if there is none
 * @param unit       what it counts in
 * @param margin     distance to the limit as a share of the limit: 0.2 = 20 % to spare, negative = missed by so much; empty where
 *     that means nothing (equality, a limit of 0, no value)
 */
public record Verdict(
    String expression,
    boolean holds,
    String actual,
    OptionalDouble value,
    Unit unit,
    OptionalDouble margin) {}
