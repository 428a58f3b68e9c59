package io.dryswarm.models.store;

import io.dryswarm.models.raft.Command;
import java.util.List;

/** The changes of one write, all or nothing: what a Raft entry carries. */
public record StoreTransaction(List<StoreAction> actions) implements Command {
  @Override
  public long digest() {
    long h = actions.size();
    for (StoreAction action : actions) {
      h = Mix.of(Mix.of(h, action.op().ordinal()), action.object().digest());
    }
    return h;
  }

  @Override
  public int sizeBytes() {
    int bytes = 0;
    for (StoreAction action : actions) {
      bytes += action.sizeBytes();
    }
    return bytes;
  }
}
