package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.controlapi.ApiReply.ManagerStatus;
import io.dryswarm.models.controlapi.ApiReply.NodeEntry;
import io.dryswarm.models.store.CsiInfo;
import io.dryswarm.models.store.EnginePlugin;
import io.dryswarm.models.store.NodeObject;
import java.util.Comparator;
import java.util.Locale;

/** Nodes as the API shows them. */
final class NodeForms {
  /** The port on which managers listen. */
  static final String MANAGER_PORT = ":2377";

  private static final int BYTE = 256;

  private final SwarmDoor door;
  private final String engineVersion;

  NodeForms(SwarmDoor door, String engineVersion) {
    this.door = door;
    this.engineVersion = engineVersion;
  }

  ObjectNode of(NodeEntry entry) {
    NodeObject node = entry.node();
    ObjectNode json = Forms.begin(node, door.times());
    ObjectNode spec = json.putObject("Spec");
    spec.set("Labels", Json.object(node.labels()));
    spec.put("Role", Forms.word(node.desiredRole()));
    spec.put("Availability", Forms.word(node.availability()));
    json.set("Description", description(node));
    ObjectNode status = json.putObject("Status").put("State", Forms.word(node.status()));
    if (!node.message().isEmpty()) {
      status.put("Message", node.message());
    }
    status.put("Addr", address(node));
    manager(entry.managerStatus(), node, json);
    return json;
  }

  private ObjectNode description(NodeObject node) {
    NodeObject.Description known = node.description();
    ObjectNode json = Json.object().put("Hostname", node.hostname());
    json.putObject("Platform").put("Architecture", known.architecture()).put("OS", known.os());
    ObjectNode resources = json.putObject("Resources")
        .put("NanoCPUs", known.nanoCpus())
        .put("MemoryBytes", known.memoryBytes());
    if (!known.genericResources().isEmpty()) {
      resources.set("GenericResources", TaskForms.generic(known.genericResources()));
    }
    ObjectNode engine = json.putObject("Engine").put("EngineVersion", engineVersion);
    if (!known.engineLabels().isEmpty()) {
      engine.set("Labels", Json.object(known.engineLabels()));
    }
    ArrayNode plugins = engine.putArray("Plugins");
    known.plugins().stream()
        .sorted(Comparator.comparing(EnginePlugin::type).thenComparing(EnginePlugin::name))
        .forEach(
            plugin -> plugins.addObject().put("Type", plugin.type()).put("Name", plugin.name()));
    json.set("TLSInfo", tls());
    if (!known.csi().isEmpty()) {
      ArrayNode csi = json.putArray("CSIInfo");
      known.csi().forEach(info -> csi(info, csi.addObject()));
    }
    return json;
  }

  private static void csi(CsiInfo info, ObjectNode json) {
    json.put("PluginName", info.plugin()).put("NodeID", info.nodeId());
    if (info.maxVolumes() != 0) {
      json.put("MaxVolumesPerNode", info.maxVolumes());
    }
  }

  /** The certificate authority: every swarm of a simulation has the same one, by name only. */
  static ObjectNode tls() {
    return Json.object()
        .put("TrustRoot", "-----BEGIN CERTIFICATE-----\nswarm-ca\n-----END CERTIFICATE-----\n")
        .put("CertIssuerSubject", "MBMxETAPBgNVBAMTCHN3YXJtLWNh")
        .put("CertIssuerPublicKey", "c3dhcm0tY2E=");
  }

  private static void manager(ManagerStatus status, NodeObject node, ObjectNode json) {
    if (status == ManagerStatus.NONE) {
      return;
    }
    ObjectNode manager = json.putObject("ManagerStatus");
    if (status == ManagerStatus.LEADER) {
      manager.put("Leader", true).put("Reachability", "reachable");
    } else {
      manager.put("Reachability", status.word().toLowerCase(Locale.ROOT));
    }
    manager.put("Addr", address(node) + MANAGER_PORT);
  }

  /** What its agent reports; else one of a private range, by its number. */
  static String address(NodeObject node) {
    String known = node.description().address();
    return known.isEmpty() ? address(node.id()) : known;
  }

  static String address(int node) {
    int number = node + 1;
    return "192.168." + number / BYTE + "." + number % BYTE;
  }
}
