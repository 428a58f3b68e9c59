/**
 * The scenario language: one reader per section, from YAML to the specifications that a run needs.
 *
 * <p>{@link io.dryswarm.scenarios.language.ScenarioReader} is the entry. Names of services, images, nodes, users, requests and
 * metrics are checked here, so that a run never meets one that does not exist. The catalogue ({@code catalogue.yaml}) describes
 * well-known images in the same syntax as a scenario's {@code applications}.
 *
 * <p>The language is documented in {@code docs/scenario-language.md}; {@code LanguageKeys} lists every key of it.
 *
 * <pre>{@code
 * Scenario scenario = new ScenarioReader(environment, files, problems)
 *     .scenario(root, "voting", directory, settings);
 * }</pre>
 */
@NullMarked
package io.dryswarm.scenarios.language;

import org.jspecify.annotations.NullMarked;
