/**
 * From files to runs: {@link io.dryswarm.scenarios.ScenarioLoader} makes a {@link io.dryswarm.models.cluster.RunSpec} and
 * expectations of a scenario or of a bare stack file, or lists every problem with file, line and column.
 *
 * <p>Packages: {@code yaml} (nodes with positions, problems), {@code quantity} (numbers with units), {@code deploy} (stacks and
 * what commands create), {@code language} (scenario sections), {@code starter} (a first scenario), {@code expect} (conditions and verdicts). The bundled scenarios stand in the module's
 * folder.
 *
 * <pre>{@code
 * LoadResult result = new ScenarioLoader(System.getenv(), System.in)
 *     .load(Path.of("scenarios/voting.yaml"), Overrides.NONE.withSeed(7));
 * if (result instanceof LoadResult.Rejected rejected) {
 *   System.err.print(rejected.text());
 * }
 * }</pre>
 */
@NullMarked
package io.dryswarm.scenarios;

import org.jspecify.annotations.NullMarked;
