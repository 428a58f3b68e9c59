package io.dryswarm.models.update;

import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreRefusal;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.store.UpdateStatus.State;
import java.util.function.Consumer;

/**
 * What an updater writes into the service. Nothing is written once the user has changed the service, which clears the status, nor if the
 * service is gone. Source: control-plane facts 8.3.13, 8.4.26-30, 13; moby/swarmkit manager/orchestrator/update/updater.go.
 */
final class StatusChange {
  private StatusChange() {}

  static Consumer<StoreTx> start(int service, long nowNs) {
    return tx -> {
      ServiceObject stored = tx.service(service);
      if (stored != null && stored.updateStatus() == null) {
        tx.update(stored.withUpdateStatus(
            new UpdateStatus(State.UPDATING, "update in progress", nowNs, UpdateStatus.NOT_YET)));
      }
    };
  }

  static Consumer<StoreTx> pause(int service, String message) {
    return tx -> {
      ServiceObject stored = tx.service(service);
      UpdateStatus status = stored == null ? null : stored.updateStatus();
      if (stored != null && status != null) {
        State paused = isRollback(status) ? State.ROLLBACK_PAUSED : State.PAUSED;
        tx.update(stored.withUpdateStatus(
            new UpdateStatus(paused, message, status.startedNs(), status.completedNs())));
      }
    };
  }

  /** Without a former specification nothing is changed at all. */
  static Consumer<StoreTx> rollBack(int service, String message) {
    return tx -> {
      ServiceObject stored = tx.service(service);
      UpdateStatus status = stored == null ? null : stored.updateStatus();
      if (stored == null || status == null) {
        return;
      }
      if (stored.previousSpec() == null) {
        throw new StoreRefusal("cannot roll back service because no previous spec is available");
      }
      tx.update(stored.withPreviousSpec(new UpdateStatus(
          State.ROLLBACK_STARTED, message, status.startedNs(), status.completedNs())));
    };
  }

  static Consumer<StoreTx> complete(int service, long nowNs) {
    return tx -> {
      ServiceObject stored = tx.service(service);
      UpdateStatus status = stored == null ? null : stored.updateStatus();
      if (stored != null && status != null) {
        boolean rollback = isRollback(status);
        tx.update(stored.withUpdateStatus(new UpdateStatus(
            rollback ? State.ROLLBACK_COMPLETED : State.COMPLETED,
            rollback ? "rollback completed" : "update completed",
            status.startedNs(),
            nowNs)));
      }
    };
  }

  private static boolean isRollback(UpdateStatus status) {
    return status.state() == State.ROLLBACK_STARTED;
  }
}
