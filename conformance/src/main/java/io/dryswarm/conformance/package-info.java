/**
 * Holds DrySwarm against recordings of real Swarm: decisions and timelines of SwarmKit's own code ({@code oracle}), and measurements of a
 * real cluster ({@code replay}).
 *
 * <p>{@link io.dryswarm.conformance.Conformance} reads recorded files, plays every case with the product's own models, and judges what
 * came out by the rules of the recording. It knows what a recording says, never which recording it is: no rule depends on the name of a
 * file, group or case.
 *
 * <p>What a case asks for that is not known here, or that the models cannot do, is {@linkplain io.dryswarm.conformance.Verdict#UNSUPPORTED
 * unsupported}, never passed. Product code does not depend on this module.
 *
 * <p>{@code docs/conformance.md} is the user's page.
 */
@NullMarked
package io.dryswarm.conformance;

import org.jspecify.annotations.NullMarked;
