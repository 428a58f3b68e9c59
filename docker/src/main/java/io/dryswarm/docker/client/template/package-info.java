/**
 * Go's text templates, as users write them behind {@code --format}.
 *
 * <p><b>Models:</b> fields, variables, pipelines, {@code if}, {@code else if}, {@code with}, {@code range}, comments, trimming of blanks, the
 * functions that Go has built in, and those that Docker adds: {@code json}, {@code join}, {@code split}, {@code title}, {@code upper},
 * {@code lower}, {@code pad}, {@code truncate}. <b>Leaves out:</b> {@code define}, {@code template}, {@code block}, {@code break},
 * {@code continue}, methods of Go's types. A member that a JSON object does not have is printed as {@code <nil>}, because types are not known.
 *
 * <p><b>Source:</b> Go text/template; docker/cli templates.
 */
@NullMarked
package io.dryswarm.docker.client.template;

import org.jspecify.annotations.NullMarked;
