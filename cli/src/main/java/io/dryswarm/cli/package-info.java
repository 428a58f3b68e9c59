/**
 * The {@code sim} command. Thin: it parses arguments, loads a scenario, runs it and hands the result to the reports.
 *
 * <p><b>Streams:</b> the result alone goes to standard output; progress, notes and errors go to standard error. UTF-8 and {@code \n}
 * on every platform.
 *
 * <p><b>Failures</b> end in one message and a documented {@linkplain io.dryswarm.cli.ExitCode exit code}; a stack trace appears only with
 * {@code --debug}.
 *
 * <p><b>Start-up</b> counts: classes that a command does not need (JSON, trace, HdrHistogram logs) are not loaded.
 */
@NullMarked
package io.dryswarm.cli;

import org.jspecify.annotations.NullMarked;
