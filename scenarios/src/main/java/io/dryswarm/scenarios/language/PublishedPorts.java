package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.scenarios.deploy.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ports that users can reach, with their services: through the mesh of every node, or in host mode on the nodes that run a task.
 */
final class PublishedPorts {
  private final SortedMap<Integer, Stack.Service> mesh = new TreeMap<>();
  private final SortedMap<Integer, Stack.Service> host = new TreeMap<>();
  private final Protocol protocol;

  /** Those of one protocol. */
  PublishedPorts(List<Stack.Service> services, Protocol protocol) {
    this.protocol = protocol;
    for (Stack.Service service : services) {
      for (PortSpec port : service.spec().ports()) {
        if (port.protocol() == protocol && port.published() != 0) {
          add(service, port);
        }
      }
    }
  }

  private void add(Stack.Service service, PortSpec port) {
    if (port.mode() == PublishMode.HOST) {
      host.putIfAbsent(port.published(), service);
      return;
    }
    mesh.putIfAbsent(port.published(), service);
  }

  /** A port that is published twice through the mesh is a problem, in each protocol. */
  static void checkMesh(List<Stack.Service> services) {
    SortedMap<String, Stack.Service> taken = new TreeMap<>();
    for (Stack.Service service : services) {
      for (PortSpec port : service.spec().ports()) {
        if (port.mode() == PublishMode.INGRESS && port.published() != 0) {
          Stack.Service other =
              taken.putIfAbsent(port.published() + "/" + port.protocol(), service);
          if (other != null) {
            reportTaken(service, port.published(), other);
          }
        }
      }
    }
  }

  private static void reportTaken(Stack.Service service, int port, Stack.Service other) {
    Place ports = service.place().map().require("ports");
    String owner = other.spec().name();
    if (owner.equals(service.spec().name())) {
      ports.problem("port '" + port
          + "' is published twice (EndpointSpec: duplicate published ports provided)");
      return;
    }
    ports.problem(
        "port '" + port + "' is already in use by service '" + owner + "' as an ingress port");
  }

  Protocol protocol() {
    return protocol;
  }

  /** Ports of the mesh, ascending. */
  List<Integer> meshPorts() {
    return List.copyOf(mesh.keySet());
  }

  /** Ports in either mode, ascending. */
  List<Integer> ports() {
    TreeSet<Integer> all = new TreeSet<>(mesh.keySet());
    all.addAll(host.keySet());
    return List.copyOf(all);
  }

  Optional<Stack.Service> service(int port) {
    return Optional.ofNullable(mesh.getOrDefault(port, host.get(port)));
  }

  /** Ports of a service, by short or full name, ascending. */
  List<Integer> portsOf(String service) {
    TreeMap<Integer, Stack.Service> all = new TreeMap<>(host);
    all.putAll(mesh);
    return all.entrySet().stream()
        .filter(e -> e.getValue().isCalled(service))
        .map(Map.Entry::getKey)
        .toList();
  }
}
