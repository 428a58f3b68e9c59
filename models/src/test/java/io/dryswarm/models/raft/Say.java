package io.dryswarm.models.raft;

import io.dryswarm.core.Digest;

/** A command that is a word. */
record Say(String word) implements Command {
  @Override
  public long digest() {
    return Digest.of(word);
  }

  @Override
  public int sizeBytes() {
    return word.length();
  }

  @Override
  public String toString() {
    return word;
  }
}
