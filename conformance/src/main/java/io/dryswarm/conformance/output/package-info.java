/** The result as text for people, and as JSON for programs. */
@NullMarked
package io.dryswarm.conformance.output;

import org.jspecify.annotations.NullMarked;
