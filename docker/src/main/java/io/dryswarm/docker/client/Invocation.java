package io.dryswarm.docker.client;

import java.util.List;

/**
 * A command as it is typed.
 *
 * @param words without {@code docker} itself
 * @param stdin what is piped into it; empty = nothing
 * @param seed  decides the order in which Go walks over maps, which is a different one each time
 */
public record Invocation(List<String> words, byte[] stdin, Files files, long seed) {
  public Invocation {
    words = List.copyOf(words);
  }

  /** Without files and input. */
  public static Invocation of(String... words) {
    return new Invocation(List.of(words), new byte[0], Files.NONE, 0);
  }
}
