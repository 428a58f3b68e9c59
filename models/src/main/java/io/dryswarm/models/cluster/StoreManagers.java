package io.dryswarm.models.cluster;

import io.dryswarm.models.controlapi.Managers;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.store.StoreHost;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.WriteOutcome;
import io.dryswarm.models.underlay.Nodes;
import java.util.function.Consumer;

/** The API's managers over Raft and the store. */
final class StoreManagers implements Managers {
  private static final String NOT_YET_LEADER =
      "raft: failed to process the request: node lost leader status";

  private final Nodes nodes;
  private final RaftHost raft;
  private final StoreHost store;

  StoreManagers(Nodes nodes, RaftHost raft, StoreHost store) {
    this.nodes = nodes;
    this.raft = raft;
    this.store = store;
  }

  @Override
  public boolean isManager(int node) {
    return nodes.isUp(node) && raft.isRunning(node);
  }

  @Override
  public int leaderKnownTo(int manager) {
    return raft.leaderKnownTo(manager);
  }

  @Override
  public boolean hasNoLeaderForLong(int manager) {
    return raft.hasNoLeaderForLong(manager);
  }

  @Override
  public StoreView view(int manager) {
    return store.store(manager);
  }

  /** A leader that has not applied its log yet takes no writes. */
  @Override
  public void submit(
      int manager, Consumer<StoreTx> change, Runnable committed, Consumer<String> failed) {
    if (store.leader() != manager) {
      failed.accept(NOT_YET_LEADER);
      return;
    }
    store.submit(change, new WriteOutcome() {
      @Override
      public void committed() {
        committed.run();
      }

      @Override
      public void failed(String error) {
        failed.accept(error);
      }
    });
  }
}
