package io.dryswarm.core.trace;

/**
 * A kind of trace record. Declared as constants beside the model that writes it.
 *
 * @param name    dotted lower-case name, for example {@code dispatcher.node-down}
 * @param meaning one sentence for the reference page, with the meaning of entity, a, b and text
 */
public record TraceCode(String name, String meaning) {}
