package io.dryswarm.compose.model;

import io.dryswarm.compose.text.PortSpec;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.YamlList;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The short form of ports: one entry for every port of a range; an address is left out with a warning. */
final class PortForms {
  /** More ports than there are need no reading. */
  private static final int MOST = 65_536;

  private PortForms() {}

  static YamlNode longForms(YamlNode node, Decoding decoding) throws TextRefused {
    if (!(node instanceof YamlList list)) {
      throw new TextRefused("invalid type " + Nodes.typeName(node) + " for port");
    }
    List<YamlNode> ports = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (item instanceof YamlMap) {
        ports.add(item);
      } else if (Nodes.value(item) instanceof String || Nodes.value(item) instanceof Long) {
        addPorts(ports, item.position(), Nodes.printed(item), decoding);
      } else {
        throw new TextRefused("invalid type " + Nodes.typeName(item) + " for port");
      }
    }
    return new YamlList(node.position(), ports);
  }

  /** Docker sorts the ports of one entry by their text. */
  private static void addPorts(List<YamlNode> ports, Position at, String text, Decoding decoding)
      throws TextRefused {
    List<PortSpec.Mapping> mappings = new ArrayList<>(PortSpec.parse(text));
    mappings.sort(Comparator.comparing(PortSpec.Mapping::text));
    for (PortSpec.Mapping mapping : mappings) {
      if (mapping.hasAddress()) {
        decoding.warn("ignoring IP-address (" + mapping.listener() + ":" + mapping.text()
            + ") service will listen on '0.0.0.0'");
      }
      if (ports.size() > MOST) {
        throw new TextRefused("more than " + MOST + " ports");
      }
      for (int port = mapping.firstPublished(); port <= mapping.lastPublished(); port++) {
        ports.add(port(at, mapping, port));
      }
    }
  }

  private static YamlMap port(Position at, PortSpec.Mapping mapping, int published) {
    return new YamlMap(
        at,
        List.of(
            Nodes.entry("mode", Nodes.text(at, "ingress")),
            Nodes.entry("target", Nodes.whole(at, mapping.target())),
            Nodes.entry("published", Nodes.whole(at, published)),
            Nodes.entry("protocol", Nodes.text(at, mapping.protocol()))));
  }
}
