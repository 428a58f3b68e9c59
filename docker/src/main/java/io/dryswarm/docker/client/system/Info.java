package io.dryswarm.docker.client.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.client.template.Template;
import io.dryswarm.docker.client.template.TemplateError;
import io.dryswarm.docker.json.Json;

/** {@code docker info}: the part about the swarm. */
final class Info extends SimpleCommand {
  Info() {
    super("docker info", "[OPTIONS]", "Display system-wide information");
  }

  @Override
  public Flags flags() {
    return new Flags().text("format", "f", "");
  }

  @Override
  public void run(Call call) {
    JsonNode info = call.api().info();
    String format = call.flags().get("format");
    if (!format.isEmpty()) {
      try {
        call.terminal()
            .line(Template.parse(format.equals("json") ? "{{json .}}" : format).fill(info));
      } catch (TemplateError error) {
        throw new CommandFailure("template parsing error: " + error.getMessage(), 64);
      }
      return;
    }
    StringBuilder text = new StringBuilder("Server:\n Containers: ")
        .append(info.path("Containers").asInt())
        .append("\n  Running: ")
        .append(info.path("ContainersRunning").asInt())
        .append("\n Server Version: ")
        .append(Json.text(info, "ServerVersion"));
    swarm(info.path("Swarm"), text);
    text.append("\n OSType: ").append(Json.text(info, "OSType"));
    text.append("\n Name: ").append(Json.text(info, "Name"));
    call.terminal().line(text.toString());
  }

  private static void swarm(JsonNode swarm, StringBuilder text) {
    String state = Json.text(swarm, "LocalNodeState");
    text.append("\n Swarm: ").append(state);
    if (state.equals("inactive") || state.equals("locked")) {
      return;
    }
    boolean isManager = swarm.path("ControlAvailable").asBoolean(false);
    text.append("\n  NodeID: ").append(Json.text(swarm, "NodeID"));
    text.append("\n  Is Manager: ").append(isManager);
    JsonNode cluster = swarm.path("Cluster");
    if (isManager && cluster.isObject()) {
      manager(swarm, cluster, text);
    }
    text.append("\n  Node Address: ").append(Json.text(swarm, "NodeAddr"));
    text.append("\n  Manager Addresses:");
    for (JsonNode manager : swarm.path("RemoteManagers")) {
      text.append("\n   ").append(Json.text(manager, "Addr"));
    }
  }

  private static void manager(JsonNode swarm, JsonNode cluster, StringBuilder text) {
    JsonNode spec = cluster.path("Spec");
    text.append("\n  ClusterID: ").append(Json.text(cluster, "ID"));
    text.append("\n  Managers: ").append(swarm.path("Managers").asInt());
    text.append("\n  Nodes: ").append(swarm.path("Nodes").asInt());
    text.append("\n  Default Address Pool: ")
        .append(String.join("  ", Json.texts(cluster.path("DefaultAddrPool"))));
    text.append("\n  SubnetSize: ").append(cluster.path("SubnetSize").asInt());
    text.append("\n  Data Path Port: ").append(cluster.path("DataPathPort").asInt());
    text.append("\n  Orchestration:\n   Task History Retention Limit: ")
        .append(Json.text(spec, "Orchestration", "TaskHistoryRetentionLimit"));
    JsonNode raft = spec.path("Raft");
    text.append("\n  Raft:\n   Snapshot Interval: ").append(Json.text(raft, "SnapshotInterval"));
    text.append("\n   Number of Old Snapshots to Retain: ")
        .append(Json.text(raft, "KeepOldSnapshots"));
    text.append("\n   Heartbeat Tick: ").append(Json.text(raft, "HeartbeatTick"));
    text.append("\n   Election Tick: ").append(Json.text(raft, "ElectionTick"));
    text.append("\n  Dispatcher:\n   Heartbeat Period: ")
        .append(duration(Json.at(spec, "Dispatcher", "HeartbeatPeriod").asLong()));
    text.append("\n  CA Configuration:\n   Expiry Duration: ")
        .append(duration(Json.at(spec, "CAConfig", "NodeCertExpiry").asLong()));
    text.append("\n  Autolock Managers: ")
        .append(Json.at(spec, "EncryptionConfig", "AutoLockManagers").asBoolean(false));
    text.append("\n  Root Rotation In Progress: false");
  }

  /** In words, as ages are. */
  private static String duration(long ns) {
    return ns < 1_000_000_000L
        ? GoText.duration(ns)
        : io.dryswarm.docker.client.print.Units.age(ns);
  }
}
