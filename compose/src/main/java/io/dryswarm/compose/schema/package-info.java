/**
 * What Docker's schemas allow in stack files of versions 3.0 to 3.13, and its words for what they do not.
 *
 * <p>{@link io.dryswarm.compose.schema.StackRules} holds the rules of all versions as one table, each key with the version in which it
 * came. {@link io.dryswarm.compose.schema.Validation} checks a file and chooses the one error that Docker reports of all that it finds:
 * that with the longest path, wrong types first; of a value with several allowed forms that form counts which fits best.
 *
 * <p><b>Differs from Docker:</b> of errors that are equal by that rule Docker reports any one, as Go's maps have no order. Here it is the
 * first one in the file.
 *
 * <p><b>Source:</b> docker/cli cli/compose/schema; gojsonschema, the validator it uses; measured with {@code docker stack config}.
 */
@NullMarked
package io.dryswarm.compose.schema;

import org.jspecify.annotations.NullMarked;
