/**
 * Who is a manager.
 */
@NullMarked
package io.dryswarm.models.roles;

import org.jspecify.annotations.NullMarked;
