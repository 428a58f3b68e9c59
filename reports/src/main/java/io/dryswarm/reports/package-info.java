/**
 * From what a run showed to what people and programs read.
 *
 * <p><b>One definition, every form.</b> {@code content} says what a report contains: sections, and in them columns with name, unit
 * and meaning. {@code text} lays the sections out for a terminal, {@code json} writes them for programs, {@code csv} for
 * spreadsheets, {@code html} as a page with charts and a replay; {@code output} puts files into a directory.
 * {@code docs/report-columns.md} and {@code docs/report.schema.json} are held against the same definitions.
 *
 * <p><b>Repeatable:</b> equal results give equal bytes. No wall clock, no locale, no path, no host name enters a report.
 *
 * <p><b>Units:</b> virtual nanoseconds inside; JSON carries milliseconds ({@code p99Ms}); text chooses {@code us}, {@code ms},
 * {@code s} or {@code min} so that three digits remain.
 *
 * <pre>{@code
 * RunReport report = new RunReport("0.1.0", "28", result, verdicts);
 * String text = TextReport.render(report, Layout.plain(100));
 * JsonReport.write(report, stream);
 * }</pre>
 */
@NullMarked
package io.dryswarm.reports;

import org.jspecify.annotations.NullMarked;
