/**
 * Many runs at once: trials on as many threads as the machine has cores, one simulation per thread, results kept as they come.
 *
 * <p><b>A sweep:</b> every cell of the grid is read before anything runs; trials go to the workers in order; each result becomes one line
 * of {@code trials.jsonl}; the summary is made of all lines in the order of the grid, so that neither the number of threads nor their luck
 * shows in it. <b>A crash:</b> the lines that were written count; the next call reads them, runs one of them again to see that nothing has
 * changed, and goes on with the rest.
 */
@NullMarked
package io.dryswarm.experiments.sweep;

import org.jspecify.annotations.NullMarked;
