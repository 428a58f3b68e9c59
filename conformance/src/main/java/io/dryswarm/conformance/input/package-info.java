/** Reads recorded files: tells by their contents what they are, and where in them something is wrong. */
@NullMarked
package io.dryswarm.conformance.input;

import org.jspecify.annotations.NullMarked;
