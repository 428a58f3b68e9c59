/**
 * Stack files: what the docker command line makes of them.
 *
 * <p>{@link io.dryswarm.compose.load.StackLoader} reads a {@link io.dryswarm.compose.StackSource}, one or several compose files of format 3,
 * into a {@link io.dryswarm.compose.StackConfig}: the model in its long forms, which prints as {@code docker stack config} prints it.
 * {@link io.dryswarm.compose.deploy.StackConversion} makes the requests of {@code docker stack deploy} out of the model. Whatever Docker
 * refuses is a {@link io.dryswarm.compose.StackRejected} with Docker's own message, the {@link io.dryswarm.compose.Stage} at which it is
 * found, and the place in the file.
 *
 * <p><b>Files:</b> nothing is read but what a {@link io.dryswarm.compose.StackFolder} gives;
 * {@link io.dryswarm.compose.DirectoryTree} gives the files of one directory tree.
 *
 * <p><b>Source:</b> docker/cli 28.2; every package names its part. Measured on public stack files with the command line itself.
 *
 * <pre>{@code
 * StackSource source = new StackSource(List.of(file), "/stack", environment, new DirectoryTree(Path.of("/stack")));
 * System.out.print(StackLoader.config(source).yaml());
 * }</pre>
 */
@NullMarked
package io.dryswarm.compose;

import org.jspecify.annotations.NullMarked;
