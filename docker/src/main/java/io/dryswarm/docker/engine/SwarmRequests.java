package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.ca.JoinToken;
import io.dryswarm.models.controlapi.ApiError;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ClusterState;
import io.dryswarm.models.store.JoinTokens;
import io.dryswarm.models.store.NodeObject.Role;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code /swarm}: the swarm itself, and how an engine comes into it and leaves it. */
final class SwarmRequests {
  private static final String ALREADY_IN =
      "This node is already part of a swarm. Use \"docker swarm leave\" to leave this swarm and join another one.";

  private static final String KEY_PREFIX = "SWMKEY-1-";

  private final SwarmDoor door;

  SwarmRequests(SwarmDoor door) {
    this.door = door;
  }

  void inspect(int via, Consumer<EngineAnswer> answer) {
    door.ask(
        via,
        new ApiRequest.GetCluster(),
        reply -> {
          ClusterObject cluster = (ClusterObject) SwarmDoor.found(reply);
          ObjectNode json = form(cluster);
          JoinTokens tokens = cluster.state().tokens();
          json.putObject("JoinTokens")
              .put("Worker", JoinToken.text(tokens, Role.WORKER))
              .put("Manager", JoinToken.text(tokens, Role.MANAGER));
          return EngineAnswer.ok(json);
        },
        answer);
  }

  /** Without the tokens, which only managers show. */
  ObjectNode form(ClusterObject cluster) {
    ClusterSpec spec = cluster.spec();
    ObjectNode json = Forms.begin(cluster, door.times());
    ObjectNode written = json.putObject("Spec").put("Name", "default");
    written.putObject("Labels");
    written.putObject("Orchestration").put("TaskHistoryRetentionLimit", spec.taskHistoryLimit());
    written
        .putObject("Raft")
        .put("SnapshotInterval", spec.snapshotInterval())
        .put("KeepOldSnapshots", spec.keepOldSnapshots())
        .put("LogEntriesForSlowFollowers", spec.logEntriesForSlowFollowers())
        .put("ElectionTick", 10)
        .put("HeartbeatTick", 1);
    written.putObject("Dispatcher").put("HeartbeatPeriod", spec.heartbeatPeriodNs());
    written.putObject("CAConfig").put("NodeCertExpiry", spec.certExpiryNs());
    written.putObject("TaskDefaults");
    written.putObject("EncryptionConfig").put("AutoLockManagers", spec.autoLockManagers());
    json.set("TLSInfo", NodeForms.tls());
    json.put("RootRotationInProgress", false);
    json.set("DefaultAddrPool", Json.array(cluster.state().pools().ranges()));
    json.put("SubnetSize", cluster.state().pools().subnetPrefixLength());
    return json.put("DataPathPort", 4789);
  }

  void update(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    long version = ServiceRequests.version("swarm", request);
    JsonNode body = Objects.requireNonNullElse(request.body(), Json.object());
    ClusterObject now = door.view().cluster();
    ClusterSpec old = now == null ? ClusterSpec.DEFAULT : now.spec();
    JsonNode raft = body.path("Raft");
    ClusterSpec spec = new ClusterSpec(
        Json.at(body, "Orchestration", "TaskHistoryRetentionLimit").asInt(old.taskHistoryLimit()),
        Json.at(body, "Dispatcher", "HeartbeatPeriod").asLong(old.heartbeatPeriodNs()),
        raft.path("SnapshotInterval").asLong(old.snapshotInterval()),
        raft.path("LogEntriesForSlowFollowers").asLong(old.logEntriesForSlowFollowers()),
        raft.path("KeepOldSnapshots").asInt(old.keepOldSnapshots()),
        Json.at(body, "CAConfig", "NodeCertExpiry").asLong(old.certExpiryNs()),
        Json.at(body, "EncryptionConfig", "AutoLockManagers").asBoolean(old.autoLockManagers()));
    ApiRequest.Rotation rotation = new ApiRequest.Rotation(
        request.isOn("rotateWorkerToken"),
        request.isOn("rotateManagerToken"),
        request.isOn("rotateManagerUnlockKey"));
    door.ask(
        via,
        new ApiRequest.UpdateCluster(version, spec, rotation),
        reply -> EngineAnswer.ok(null),
        answer);
  }

  void unlockKey(int via, Consumer<EngineAnswer> answer) {
    door.ask(
        via,
        new ApiRequest.GetCluster(),
        reply -> EngineAnswer.ok(
            Json.object().put("UnlockKey", key((ClusterObject) SwarmDoor.found(reply)))),
        answer);
  }

  private static String key(ClusterObject cluster) {
    int number = cluster.state().unlockKey();
    boolean isLocked = cluster.spec().autoLockManagers() && number != ClusterState.NO_KEY;
    return isLocked ? KEY_PREFIX + TaskForms.containerId(number).substring(0, 43) : "";
  }

  void unlock(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    ClusterObject cluster = door.view().cluster();
    JsonNode body = Objects.requireNonNullElse(request.body(), Json.object());
    if (!door.cluster().raft().isLocked(via)) {
      answer.accept(EngineAnswer.error(409, "swarm is not locked"));
    } else if (cluster == null || !key(cluster).equals(Json.text(body, "UnlockKey"))) {
      answer.accept(EngineAnswer.error(
          EngineAnswer.BAD_REQUEST, "swarm could not be unlocked: invalid key provided"));
    } else {
      door.cluster().raft().unlock(via);
      answer.accept(EngineAnswer.ok(null));
    }
  }

  void init(int via, Consumer<EngineAnswer> answer) {
    answer.accept(
        door.isInside(via)
            ? EngineAnswer.error(EngineAnswer.UNAVAILABLE, ALREADY_IN)
            : EngineAnswer.error(
                EngineAnswer.NOT_IMPLEMENTED, "a second swarm beside the first is not simulated"));
  }

  void join(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    JsonNode body = Objects.requireNonNullElse(request.body(), Json.object());
    ClusterObject cluster = door.view().cluster();
    if (door.isInside(via)) {
      answer.accept(EngineAnswer.error(EngineAnswer.UNAVAILABLE, ALREADY_IN));
      return;
    }
    Optional<Role> role = cluster == null
        ? Optional.empty()
        : JoinToken.role(cluster.state().tokens(), Json.text(body, "JoinToken"));
    if (role.isEmpty()) {
      answer.accept(
          EngineAnswer.error(
              EngineAnswer.BAD_REQUEST,
              "rpc error: code = InvalidArgument desc = A valid join token is necessary to join this cluster"));
      return;
    }
    door.cluster()
        .join(
            via,
            role.get(),
            reply -> answer.accept(
                reply instanceof ApiReply.Refused refused
                    ? SwarmDoor.refused(refused.error())
                    : EngineAnswer.ok(null)));
  }

  void leave(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    if (!door.isInside(via)) {
      answer.accept(
          EngineAnswer.error(EngineAnswer.UNAVAILABLE, "This node is not part of a swarm"));
      return;
    }
    try {
      door.cluster().leave(via, request.isOn("force"));
      answer.accept(EngineAnswer.ok(null));
    } catch (ApiError refused) {
      answer.accept(EngineAnswer.of(refused));
    }
  }
}
