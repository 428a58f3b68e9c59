/** Sections of a report as files of comma-separated values, for spreadsheets and for DuckDB, pandas or R. */
@NullMarked
package io.dryswarm.reports.csv;

import org.jspecify.annotations.NullMarked;
