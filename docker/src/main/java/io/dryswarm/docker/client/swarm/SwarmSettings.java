package io.dryswarm.docker.client.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.json.Json;

/** The settings of a swarm that {@code init} and {@code update} have in common. */
final class SwarmSettings {
  private SwarmSettings() {}

  static Flags flags() {
    return new Flags()
        .add("task-history-limit", text -> GoText.signed(text, 0, Long.SIZE))
        .add("dispatcher-heartbeat", GoText::durationNs)
        .add("max-snapshots", text -> GoText.unsigned(text, 0, Long.SIZE))
        .add("snapshot-interval", text -> GoText.unsigned(text, 0, Long.SIZE))
        .add("cert-expiry", GoText::durationNs)
        .list("external-ca")
        .on("autolock");
  }

  /** A specification in which the user has set nothing. */
  static ObjectNode unset() {
    ObjectNode spec = Json.object();
    spec.putNull("Labels");
    spec.putObject("Orchestration");
    spec.putObject("Raft").put("ElectionTick", 0).put("HeartbeatTick", 0);
    spec.putObject("Dispatcher");
    spec.putObject("CAConfig");
    spec.putObject("TaskDefaults");
    spec.putObject("EncryptionConfig").put("AutoLockManagers", false);
    return spec;
  }

  /** Puts what the user gave into the specification. */
  static void merge(Flags flags, ObjectNode spec) {
    if (flags.changed("task-history-limit")) {
      Json.child(spec, "Orchestration")
          .put("TaskHistoryRetentionLimit", flags.number("task-history-limit"));
    }
    if (flags.changed("dispatcher-heartbeat")) {
      Json.child(spec, "Dispatcher").put("HeartbeatPeriod", flags.number("dispatcher-heartbeat"));
    }
    if (flags.changed("max-snapshots")) {
      Json.child(spec, "Raft").put("KeepOldSnapshots", flags.number("max-snapshots"));
    }
    if (flags.changed("snapshot-interval")) {
      Json.child(spec, "Raft").put("SnapshotInterval", flags.number("snapshot-interval"));
    }
    if (flags.changed("autolock")) {
      Json.child(spec, "EncryptionConfig").put("AutoLockManagers", flags.isOn("autolock"));
    }
    if (flags.changed("cert-expiry")) {
      Json.child(spec, "CAConfig").put("NodeCertExpiry", flags.number("cert-expiry"));
    }
  }
}
