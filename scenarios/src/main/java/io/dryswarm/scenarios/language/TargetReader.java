package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.scenarios.deploy.Stack;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What users aim at: {@code http://:8080/}, {@code http://worker-1:8080/}, {@code udp://:5353}, a port, or a service. */
final class TargetReader {
  private static final Pattern URL =
      Pattern.compile("(?:(http|tcp|udp)://)?([^:/]*):([0-9]{1,5})(?:/.*)?");

  private final List<NodeSpec> nodes;
  private final PublishedPorts tcp;
  private final PublishedPorts udp;

  TargetReader(List<NodeSpec> nodes, PublishedPorts tcp, PublishedPorts udp) {
    this.nodes = nodes;
    this.tcp = tcp;
    this.udp = udp;
  }

  /**
   * @param node    the node that the address names
   * @param service the one that publishes the port, if any does
   */
  record Target(
      Protocol protocol, int port, Optional<Integer> node, Optional<Stack.Service> service) {}

  Target read(Place place) {
    String text = place.text();
    Matcher url = URL.matcher(text.matches("[0-9]{1,5}") ? ":" + text : text);
    if (!url.matches()) {
      return target(tcp, portOfService(place, text), Optional.empty());
    }
    boolean datagrams = "udp".equals(url.group(1));
    PublishedPorts ports = datagrams ? udp : tcp;
    int port = Integer.parseInt(url.group(3));
    if (ports.service(port).isEmpty()) {
      String kind = datagrams ? "UDP port " : "port ";
      place.unknownName(NameKind.SERVICE, "no service publishes " + kind + port + published(ports));
    }
    return target(ports, port, node(place, url.group(2)));
  }

  private static Target target(PublishedPorts ports, int port, Optional<Integer> node) {
    return new Target(ports.protocol(), port, node, ports.service(port));
  }

  /** A host with a dot is a name of the whole cluster, behind which all its nodes stand. */
  private Optional<Integer> node(Place place, String host) {
    if (host.isEmpty() || host.contains(".") || host.equals("localhost")) {
      return Optional.empty();
    }
    Optional<Integer> node = NodeNames.find(nodes, host);
    if (node.isEmpty()) {
      String tail = NodeNames.tail(nodes, host, List.of());
      place.unknownName(NameKind.NODE, "no node is called \"" + host + "\"" + tail);
    }
    return node;
  }

  private int portOfService(Place place, String service) {
    List<Integer> own = tcp.portsOf(service);
    if (own.size() == 1) {
      return own.get(0);
    }
    if (own.isEmpty()) {
      place.unknownName(
          NameKind.SERVICE,
          "found \"" + service + "\", expected an address such as http://:8080/" + published(tcp));
    } else {
      place.problem(service + " publishes several ports, expected one of " + own);
    }
    return 0;
  }

  private static String published(PublishedPorts ports) {
    List<Integer> all = ports.ports();
    return all.isEmpty() ? "; nothing is published" : "; published: " + all;
  }
}
