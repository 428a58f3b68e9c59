package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.GoTime;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.ObjectIds;
import java.util.List;

/** Networks as the API shows them: those of the swarm, and those that every engine has for itself. */
final class NetworkForms {
  private static final String VXLAN = "com.docker.network.driver.overlay.vxlanid_list";

  private final SwarmDoor door;

  NetworkForms(SwarmDoor door) {
    this.door = door;
  }

  ObjectNode of(NetworkObject network) {
    NetworkSpec spec = network.spec();
    ObjectNode json = Json.object()
        .put("Name", spec.name())
        .put("Id", ObjectIds.of(network))
        .put("Created", door.times().created(network))
        .put("Scope", "swarm")
        .put("Driver", spec.driver())
        .put("EnableIPv4", true)
        .put("EnableIPv6", false);
    ObjectNode ipam = json.putObject("IPAM").put("Driver", "default");
    ipam.putNull("Options");
    if (network.isAllocated()) {
      ipam.putArray("Config")
          .addObject()
          .put("Subnet", Forms.subnet(network))
          .put("Gateway", Forms.gateway(network));
    } else {
      ipam.putNull("Config");
    }
    json.put("Internal", spec.internal())
        .put("Attachable", spec.attachable())
        .put("Ingress", spec.ingress());
    json.putObject("ConfigFrom").put("Network", "");
    json.put("ConfigOnly", false).putNull("Containers");
    json.set("Options", options(network));
    if (spec.labels().isEmpty()) {
      json.putNull("Labels");
    } else {
      json.set("Labels", Json.object(spec.labels()));
    }
    return json;
  }

  private ObjectNode options(NetworkObject network) {
    ObjectNode options = Json.object();
    JsonNode sent = door.forms().of(network.spec());
    if (network.isAllocated()) {
      options.put(VXLAN, String.valueOf(network.vni()));
    }
    if (sent != null) {
      sent.path("Options").properties().forEach(o -> options.set(o.getKey(), o.getValue()));
    } else if (network.spec().encrypted()) {
      options.put("encrypted", "");
    }
    return options;
  }

  /** As tasks show the networks that they are on. */
  ObjectNode attached(NetworkObject network) {
    NetworkSpec spec = network.spec();
    ObjectNode json = Forms.begin(network, door.times());
    ObjectNode written = json.putObject("Spec").put("Name", spec.name());
    written.set("Labels", Json.object(spec.labels()));
    ObjectNode driver = written.putObject("DriverConfiguration");
    if (spec.ingress()) {
      written.put("Ingress", true).putObject("IPAMOptions").putObject("Driver");
    } else {
      driver.put("Name", spec.driver());
      if (spec.attachable()) {
        written.put("Attachable", true);
      }
      written.putObject("IPAMOptions").putObject("Driver").put("Name", "default");
    }
    written.put("Scope", "swarm");
    json.putObject("DriverState").put("Name", spec.driver()).set("Options", options(network));
    ObjectNode ipam = json.putObject("IPAMOptions");
    ipam.putObject("Driver").put("Name", "default");
    ipam.putArray("Configs")
        .addObject()
        .put("Subnet", Forms.subnet(network))
        .put("Gateway", Forms.gateway(network));
    return json;
  }

  /** The networks that come with an engine; the last one with the swarm. */
  List<ObjectNode> local(int node) {
    return List.of(
        local(node, "none", "null"),
        local(node, "host", "host"),
        local(node, "bridge", "bridge"),
        local(node, "docker_gwbridge", "bridge"));
  }

  private static ObjectNode local(int node, String name, String driver) {
    ObjectNode json = Json.object()
        .put("Name", name)
        .put("Id", TaskForms.containerId(name.hashCode() * 31 + node))
        .put("Created", GoTime.text(0))
        .put("Scope", "local")
        .put("Driver", driver)
        .put("EnableIPv4", true)
        .put("EnableIPv6", false);
    ObjectNode ipam = json.putObject("IPAM").put("Driver", "default");
    ipam.putNull("Options");
    ipam.putArray("Config");
    json.put("Internal", false).put("Attachable", false).put("Ingress", false);
    json.putObject("ConfigFrom").put("Network", "");
    json.put("ConfigOnly", false).putObject("Containers");
    json.putObject("Options");
    json.putObject("Labels");
    return json;
  }
}
