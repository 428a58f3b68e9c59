package io.dryswarm.models.store;

import io.dryswarm.models.raft.Command;
import java.util.List;

/** The changes of one write, all or nothing: what a Raft entry carries. */
public record StoreTransaction(List<StoreAction> actions) implements Command {
  /** Size of an object in the log, bytes: a task of SwarmKit with a spec of a few fields. */
  private static final int OBJECT_BYTES = 900;

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
      bytes += OBJECT_BYTES;
      if (action.object() instanceof SecretObject secret) {
        bytes += secret.spec().data().length();
      }
    }
    return bytes;
  }
}
