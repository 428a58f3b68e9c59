/** What happened, for people and reports: codes, records and sinks. Observers only; a trace cannot change a run. */
@NullMarked
package io.dryswarm.core.trace;

import org.jspecify.annotations.NullMarked;
