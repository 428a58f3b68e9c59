package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.INVALID_ARGUMENT;

import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ClusterState;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreTx;

/** The swarm itself. Source: control-plane facts 1.5.42, 9.5.14, 9.5.17; moby/swarmkit manager/controlapi/cluster.go. */
final class ClusterCalls {
  private static final long MIN_CERT_EXPIRY_NS = 3_600_000_000_000L;

  private ClusterCalls() {}

  /** What is refused before the store is asked. */
  static void check(ApiRequest.UpdateCluster request) {
    ClusterSpec spec = request.spec();
    if (spec.certExpiryNs() < MIN_CERT_EXPIRY_NS) {
      throw new ApiError(INVALID_ARGUMENT, "minimum certificate expiry time is: 1h0m0s");
    }
    if (spec.heartbeatPeriodNs() < 0) {
      throw new ApiError(INVALID_ARGUMENT, "heartbeat time period cannot be a negative duration");
    }
  }

  static StoreObject update(ApiRequest.UpdateCluster request, StoreTx tx, long nowNs) {
    ClusterObject cluster = tx.cluster();
    if (cluster == null) {
      throw ApiError.ofEngine(ErrorCode.UNAVAILABLE, "This node is not part of a swarm");
    }
    ApiRequest.Rotation rotation = request.rotation();
    ClusterState state = cluster
        .state()
        .withoutExpired(nowNs)
        .withTokens(
            cluster.state().tokens().rotated(rotation.workerToken(), rotation.managerToken()));
    if (request.spec().autoLockManagers()
        && (state.unlockKey() == ClusterState.NO_KEY || rotation.unlockKey())) {
      state = state.withNextUnlockKey();
    }
    ClusterObject updated =
        cluster.withVersion(request.version()).withSpec(request.spec()).withState(state);
    tx.update(updated);
    return updated;
  }
}
