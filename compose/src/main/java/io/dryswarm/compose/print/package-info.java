/**
 * Prints values as YAML, byte for byte as the docker command line does: two columns for each level, no folding, quotes only where a
 * reader would take a text for something else.
 *
 * <p><b>Source:</b> go-yaml/yaml v3 encode.go and emitterc.go; measured with {@code docker stack config}.
 */
@NullMarked
package io.dryswarm.compose.print;

import org.jspecify.annotations.NullMarked;
