/**
 * What a scenario deploys: its stack files, and the services that typed commands create.
 *
 * <p>A stack file goes the way of {@code docker stack deploy}: {@link io.dryswarm.compose.load.StackLoader} reads it, {@link
 * io.dryswarm.compose.deploy.StackConversion} makes the requests of it, {@link io.dryswarm.docker.engine.Specifications} reads those as the
 * engine does, and the leader's checks follow. So the same file typed again changes nothing, and whatever Docker refuses is refused in its
 * words, at the stage at which Docker does it, with the place in the file.
 *
 * <p><b>Simplified:</b> external networks, secrets and configs that no command creates before are taken to exist, with a warning; a secret
 * or config of that kind holds a text of its own.
 *
 * <p><b>Paths</b> of stack files begin at a directory with a fixed name ({@link io.dryswarm.scenarios.deploy.Folder}), so that a run does
 * not depend on where its files lie.
 *
 * <p><b>Source:</b> control-plane facts 12; the packages above name theirs.
 *
 * <pre>{@code
 * Stack stack = new StackReader(environment, EngineVersion.of(engine), problems).read("vote", root, folder);
 * }</pre>
 */
@NullMarked
package io.dryswarm.scenarios.deploy;

import org.jspecify.annotations.NullMarked;
