package io.dryswarm.models.spec;

/**
 * A secret.
 *
 * @param name full name
 * @param data the secret text, 1 to 511999 bytes
 */
public record SecretSpec(String name, String data) {}
