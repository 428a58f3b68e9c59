/**
 * Flags of commands, read as Docker's client reads them, with its words of refusal.
 *
 * <p><b>Source:</b> spf13/pflag; docker/cli opts; docker/go-units; Go's strconv and time.
 */
@NullMarked
package io.dryswarm.docker.client.flags;

import org.jspecify.annotations.NullMarked;
