/**
 * Golden files: what a run did when somebody last approved it, and what it does differently now.
 *
 * <p>A file has one decision a line, sorted by task, so that a change of policy reviews as a small diff: {@link
 * io.dryswarm.experiments.golden.Golden}. {@link io.dryswarm.experiments.golden.GoldenDiff} says in words what differs, the earliest
 * difference first, with the reasons that {@code sim explain} gives. {@link io.dryswarm.experiments.golden.GoldenFiles} knows where files
 * are. Times are virtual, to the millisecond.
 */
@NullMarked
package io.dryswarm.experiments.golden;

import org.jspecify.annotations.NullMarked;
