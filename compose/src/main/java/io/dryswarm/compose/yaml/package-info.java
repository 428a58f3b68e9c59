/**
 * YAML with positions, read as Docker reads it, and the problems that a reader finds.
 *
 * <p>{@link io.dryswarm.compose.yaml.YamlReader} makes a tree of {@link io.dryswarm.compose.yaml.YamlNode}s that know their
 * line and column. {@link io.dryswarm.compose.yaml.Place} and {@link io.dryswarm.compose.yaml.MapPlace} read typed values from
 * it: what does not fit goes to {@link io.dryswarm.compose.yaml.Problems} with file, line, column and path, reading continues, and
 * the user gets all problems at once.
 *
 * <p><b>Dialect:</b> {@code 010} is 8, {@code 0x1F} is 31, {@code 1_000} is 1000, {@code 1e3} is a whole number, {@code yes},
 * {@code on} and {@code 22:22} are text, merge keys work, unknown tags are dropped, the first document counts.
 *
 * <pre>{@code
 * Problems problems = new Problems();
 * YamlNode root = YamlReader.read(file, text, problems);
 * MapPlace top = Place.root(root, problems).map(Keys.of("name", "seed"));
 * long seed = top.find("seed").map(p -> p.integer(0, 100)).orElse(1L);
 * }</pre>
 */
@NullMarked
package io.dryswarm.compose.yaml;

import org.jspecify.annotations.NullMarked;
