/**
 * Variants of a scenario side by side, run with the same random numbers: differences with their intervals, and what they are worth.
 */
@NullMarked
package io.dryswarm.experiments.compare;

import org.jspecify.annotations.NullMarked;
