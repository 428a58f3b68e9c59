/**
 * The report as text for a terminal or a file.
 *
 * <p><b>Width:</b> a table that does not fit is narrowed by wrapping its widest text column; if that is not enough, it is turned:
 * columns become lines. Nothing is cut off.
 *
 * <p><b>Timeline:</b> passing states of tasks are left out and repetitions folded, and the report says how much; {@link
 * io.dryswarm.reports.text.Layout.Detail#FULL} shows every entry.
 *
 * <p><b>Colour</b> is only ever added to finished lines: without it the text is the same.
 */
@NullMarked
package io.dryswarm.reports.text;

import org.jspecify.annotations.NullMarked;
