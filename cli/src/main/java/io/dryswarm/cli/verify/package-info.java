/**
 * Finds the first event in which two runs of one specification differ.
 *
 * <p>The first pass keeps one digest for every few thousand events; only if the digests of two runs part are both repeated, and the events
 * between the last equal digest and the first different one compared one by one. So a check that passes costs two runs and little memory.
 */
@NullMarked
package io.dryswarm.cli.verify;

import org.jspecify.annotations.NullMarked;
