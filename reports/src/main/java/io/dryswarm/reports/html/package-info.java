/**
 * The report as one HTML page without anything outside it.
 *
 * <p><b>How it is made:</b> {@code report.html} is a template with a handful of marks; {@code Page} puts in the styles ({@code css/}), the
 * scripts ({@code js/}, small files that share one scope, in the order of {@code Page.SCRIPTS}), and uPlot as its publisher delivers it,
 * with its licence. {@code PageData} writes the numbers as JSON into a script element of a type that no browser runs.
 *
 * <p><b>What it may do:</b> its content security policy forbids every connection. It shows, it does not compute: every number in a table
 * comes from the sections that the other forms print, every point of a chart from the history of the run.
 */
@NullMarked
package io.dryswarm.reports.html;

import org.jspecify.annotations.NullMarked;
