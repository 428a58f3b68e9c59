/**
 * What a report contains: the sections in their order, and their columns with name, unit and meaning.
 *
 * <p>Nothing here knows how a value is written; {@link io.dryswarm.reports.content.Cell} carries the unit in its type. A new column is
 * one line in {@link io.dryswarm.reports.content.Sections} or its neighbours and appears in text, JSON, schema and reference page.
 */
@NullMarked
package io.dryswarm.reports.content;

import org.jspecify.annotations.NullMarked;
