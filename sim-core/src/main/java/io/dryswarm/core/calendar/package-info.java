/** Pending events in primitive arrays; order by (time, sequence). */
@NullMarked
package io.dryswarm.core.calendar;

import org.jspecify.annotations.NullMarked;
