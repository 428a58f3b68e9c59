package io.dryswarm.models.raft;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the log; its index is its position.
 *
 * @param command {@code null} for the empty entry with which a leader opens its term
 */
public record RaftEntry(long term, @Nullable Command command) {
  private static final int HEADER_BYTES = 32;

  long digest() {
    return command == null ? term : term ^ command.digest();
  }

  int sizeBytes() {
    return HEADER_BYTES + (command == null ? 0 : command.sizeBytes());
  }
}
