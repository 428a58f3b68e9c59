package io.dryswarm.models.spec;

/**
 * What an image was built for. Letters count as they are written; only {@code x86_64} = {@code amd64} and {@code aarch64} = {@code arm64}
 * are the same. Source: control-plane facts 5.2.14.
 *
 * @param os           {@code linux}; empty = any
 * @param architecture {@code arm64}; empty = any
 */
public record Platform(String os, String architecture) {}
