/**
 * How Docker's client prints: tables, lists by template, JSON, sizes and ages.
 *
 * <p><b>Source:</b> docker/cli cli/command/formatter, cli/command/inspect; docker/go-units; Go's encoding/json and text/tabwriter.
 */
@NullMarked
package io.dryswarm.docker.client.print;

import org.jspecify.annotations.NullMarked;
