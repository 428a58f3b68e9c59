package io.dryswarm.conformance.input;

/**
 * A place where a file breaks its schema.
 *
 * @param pointer JSON pointer of the value
 */
public record SchemaProblem(String pointer, String message) {}
