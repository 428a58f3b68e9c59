package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.scenarios.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** TCP ports that users can reach through the mesh, with their services. A port that two services publish through the mesh is a problem. */
final class PublishedPorts {
  private final SortedMap<Integer, Stack.Service> byPort = new TreeMap<>();

  PublishedPorts(List<Stack.Service> services) {
    SortedMap<String, Stack.Service> mesh = new TreeMap<>();
    for (Stack.Service service : services) {
      for (PortSpec port : service.spec().ports()) {
        add(service, port, mesh);
      }
    }
  }

  private void add(Stack.Service service, PortSpec port, SortedMap<String, Stack.Service> mesh) {
    if (port.published() == 0) {
      return;
    }
    if (port.mode() == PublishMode.HOST) {
      place(service)
          .warn("port '" + port.published() + "' is published in host mode: it takes its place on a"
              + " node, but requests to it are not simulated");
      return;
    }
    Stack.Service other = mesh.putIfAbsent(port.published() + "/" + port.protocol(), service);
    if (other != null) {
      reportTaken(service, port.published(), other);
    }
    if (port.protocol() == Protocol.TCP) {
      byPort.putIfAbsent(port.published(), service);
    }
  }

  private static void reportTaken(Stack.Service service, int port, Stack.Service other) {
    Place ports = place(service);
    String owner = other.spec().name();
    if (owner.equals(service.spec().name())) {
      ports.problem("port '" + port
          + "' is published twice (EndpointSpec: duplicate published ports provided)");
      return;
    }
    ports.problem(
        "port '" + port + "' is already in use by service '" + owner + "' as an ingress port");
  }

  private static Place place(Stack.Service service) {
    return service.place().map().require("ports");
  }

  /** Ascending. */
  List<Integer> ports() {
    return List.copyOf(byPort.keySet());
  }

  Optional<Stack.Service> service(int port) {
    return Optional.ofNullable(byPort.get(port));
  }

  /** Ports of a service, by short or full name, ascending. */
  List<Integer> portsOf(String service) {
    return byPort.entrySet().stream()
        .filter(e ->
            e.getValue().key().equals(service) || e.getValue().spec().name().equals(service))
        .map(Map.Entry::getKey)
        .toList();
  }
}
