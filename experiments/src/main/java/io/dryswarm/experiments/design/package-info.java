/**
 * What is varied: axes with their values, the cells of a grid, and the trials that run them.
 *
 * <p>Every cell runs with the same seeds, so that cells differ by what was set and not by luck (common random numbers). Units are those
 * of the scenario's keys; nothing here knows them.
 */
@NullMarked
package io.dryswarm.experiments.design;

import org.jspecify.annotations.NullMarked;
