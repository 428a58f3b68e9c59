/**
 * Docker Swarm as protocol machines: one package per concept.
 *
 * <p>A package with a protocol has the same four parts everywhere: {@code XxxSpec} (immutable configuration with Swarm's defaults),
 * {@code XxxState} (plain data), {@code XxxMachine} (the protocol; no kernel, no clock, no random source of its own) and
 * {@code XxxHost} (turns effects into calendar entries and calendar entries into method calls). A package without a protocol has a
 * pure core instead. Only {@code cluster} knows all of them.
 */
@NullMarked
package io.dryswarm.models;

import org.jspecify.annotations.NullMarked;
