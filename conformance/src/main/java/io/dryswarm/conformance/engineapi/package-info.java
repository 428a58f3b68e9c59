/** Service specifications in the form of the Engine API, read and written. Durations are nanoseconds there, too. */
@NullMarked
package io.dryswarm.conformance.engineapi;

import org.jspecify.annotations.NullMarked;
