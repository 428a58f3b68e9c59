/** What experiments gave: tables for people, CSV and JSON for programs. Equal results give equal bytes. */
@NullMarked
package io.dryswarm.experiments.output;

import org.jspecify.annotations.NullMarked;
