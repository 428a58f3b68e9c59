package io.dryswarm.docker.client;

/**
 * How a command ended.
 *
 * @param exitStatus 0 = well
 * @param out        what it printed
 * @param err        what it printed on its error output
 */
public record Outcome(int exitStatus, String out, String err) {}
