package io.dryswarm.models.raft;

import io.dryswarm.core.Digest;
import java.util.List;

/** A replicated state that is the list of the words that were said. */
record WordList(List<String> words) implements StateImage {
  WordList {
    words = List.copyOf(words);
  }

  @Override
  public long sizeBytes() {
    return 10L * words.size();
  }

  @Override
  public long digest() {
    return Digest.of(words.toString());
  }
}
