/**
 * The report as JSON: the same sections and columns as the text, every value a plain number with its unit in the member's name.
 *
 * <p>{@code schemaVersion} rises when a member is renamed, removed or changes its meaning; new members come without notice. The form is
 * published as {@code docs/report.schema.json}.
 */
@NullMarked
package io.dryswarm.reports.json;

import org.jspecify.annotations.NullMarked;
