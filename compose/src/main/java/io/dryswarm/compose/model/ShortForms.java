package io.dryswarm.compose.model;

import io.dryswarm.compose.text.ShellWords;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.YamlList;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes long forms of short ones. */
final class ShortForms {
  private ShortForms() {}

  /** {@code true}, or a mapping with the name outside of the stack. */
  static YamlNode external(YamlNode node, Decoding decoding) throws TextRefused {
    Position at = node.position();
    if (Nodes.value(node) instanceof Boolean) {
      return new YamlMap(at, List.of(Nodes.entry("external", node)));
    }
    if (node instanceof YamlMap map) {
      YamlNode name = map.get("name");
      return new YamlMap(
          at,
          List.of(
              Nodes.entry("external", Nodes.flag(at, true)),
              Nodes.entry("name", name == null ? YamlScalar.nothing(at) : name)));
    }
    throw invalid(node, "external");
  }

  /** A context, or all settings of a build. */
  static YamlNode build(YamlNode node, Decoding decoding) throws TextRefused {
    return orSetting(node, "context", "service build");
  }

  /** The name of a secret or config, or all settings of its use. */
  static YamlNode source(YamlNode node, Decoding decoding) throws TextRefused {
    return orSetting(node, "source", "secret");
  }

  private static YamlNode orSetting(YamlNode node, String key, String what) throws TextRefused {
    if (node instanceof YamlMap) {
      return node;
    }
    if (Nodes.value(node) instanceof String) {
      return new YamlMap(node.position(), List.of(Nodes.entry(key, node)));
    }
    throw invalid(node, what);
  }

  /** One text, or a list of them. */
  static YamlNode oneOrMany(YamlNode node, Decoding decoding) throws TextRefused {
    if (node instanceof YamlList) {
      return node;
    }
    if (Nodes.value(node) instanceof String) {
      return new YamlList(node.position(), List.of(node));
    }
    throw invalid(node, "string list");
  }

  /** A list whose numbers become text. */
  static YamlNode printedItems(YamlNode node, Decoding decoding) throws TextRefused {
    if (!(node instanceof YamlList list)) {
      throw invalid(node, "string or number list");
    }
    return Nodes.texts(
        node.position(), list.items().stream().map(Nodes::printed).toList());
  }

  /** A command line for a shell, or the command and its arguments. */
  static YamlNode healthTest(YamlNode node, Decoding decoding) throws TextRefused {
    if (node instanceof YamlList) {
      return node;
    }
    if (Nodes.value(node) instanceof String) {
      return new YamlList(node.position(), List.of(Nodes.text(node.position(), "CMD-SHELL"), node));
    }
    throw invalid(node, "healthcheck.test");
  }

  /** A command line, which is cut into words, or the words. */
  static YamlNode command(YamlNode node, Decoding decoding) throws TextRefused {
    return Nodes.value(node) instanceof String line
        ? Nodes.texts(node.position(), ShellWords.split(line))
        : node;
  }

  /** A number, or a soft and a hard one. */
  static YamlNode ulimit(YamlNode node, Decoding decoding) throws TextRefused {
    if (Nodes.value(node) instanceof Long) {
      return new YamlMap(node.position(), List.of(Nodes.entry("Single", node)));
    }
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (!(Nodes.value(entry.value()) instanceof Long)) {
          throw invalid(entry.value(), "ulimits");
        }
      }
      return map;
    }
    throw invalid(node, "ulimits");
  }

  /** Names of networks, or each with its settings. */
  static YamlNode networks(YamlNode node, Decoding decoding) {
    if (!(node instanceof YamlList list)) {
      return node;
    }
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
    for (YamlNode item : list.items()) {
      String name = Nodes.printed(item);
      entries.put(name, Nodes.entry(name, YamlScalar.nothing(item.position())));
    }
    return new YamlMap(node.position(), List.copyOf(entries.values()));
  }

  /** A mapping whose values become text; no value is an empty text. */
  static YamlNode texts(YamlNode node, Decoding decoding) throws TextRefused {
    if (node instanceof YamlMap map) {
      return printedValues(map, false);
    }
    throw invalid(node, "map[string]string");
  }

  /** A mapping, or a list of {@code NAME=value}; no value is an empty text. */
  static YamlNode labels(YamlNode node, Decoding decoding) throws TextRefused {
    return byName(node, false);
  }

  /** A mapping, or a list of {@code NAME=value}; a name without a value is another thing than one with an empty one. */
  static YamlNode environment(YamlNode node, Decoding decoding) throws TextRefused {
    return byName(node, true);
  }

  private static YamlNode byName(YamlNode node, boolean keepNothing) throws TextRefused {
    if (node instanceof YamlMap map) {
      return printedValues(map, keepNothing);
    }
    if (!(node instanceof YamlList list)) {
      throw new TextRefused("expected a map or a list, got " + Nodes.typeName(node));
    }
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
    for (YamlNode item : list.items()) {
      String line = Nodes.printed(item);
      int sign = line.indexOf('=');
      String name = sign < 0 ? line : line.substring(0, sign);
      String value = sign < 0 ? null : line.substring(sign + 1);
      entries.put(name, Nodes.entry(name, orNothing(item.position(), value, keepNothing)));
    }
    return new YamlMap(node.position(), List.copyOf(entries.values()));
  }

  private static YamlNode orNothing(Position at, @Nullable String value, boolean keepNothing) {
    if (value == null && keepNothing) {
      return YamlScalar.nothing(at);
    }
    return Nodes.text(at, value == null ? "" : value);
  }

  private static YamlMap printedValues(YamlMap map, boolean keepNothing) {
    List<YamlMap.Entry> entries = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      YamlNode value = entry.value();
      String printed = Nodes.isNull(value) ? null : Nodes.printed(value);
      entries.add(
          new YamlMap.Entry(entry.key(), orNothing(value.position(), printed, keepNothing)));
    }
    return map.with(entries);
  }

  /** A mapping of hosts to addresses, or a list of {@code host:address} or {@code host=address}. */
  static YamlNode hosts(YamlNode node, Decoding decoding) throws TextRefused {
    List<String> hosts = new ArrayList<>();
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (!Nodes.isNull(entry.value())) {
          hosts.add(entry.name() + ":" + Nodes.printedAsText(entry.value()));
        }
      }
      hosts.sort(null);
    } else if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        addHost(hosts, Nodes.printed(item));
      }
    } else {
      throw new TextRefused("expected a map or a list, got " + Nodes.typeName(node));
    }
    return Nodes.texts(
        node.position(), hosts.stream().map(ShortForms::withoutBrackets).toList());
  }

  private static void addHost(List<String> hosts, String line) {
    int sign = line.indexOf('=') >= 0 ? line.indexOf('=') : line.indexOf(':');
    if (sign >= 0) {
      hosts.add(line.substring(0, sign) + ":" + line.substring(sign + 1));
    }
  }

  private static String withoutBrackets(String host) {
    int sign = host.indexOf(':');
    String address = sign < 0 ? "" : host.substring(sign + 1);
    boolean bracketed = address.length() > 2 && address.startsWith("[") && address.endsWith("]");
    String name = sign < 0 ? host : host.substring(0, sign);
    return name + ":" + (bracketed ? address.substring(1, address.length() - 1) : address);
  }

  private static TextRefused invalid(YamlNode node, String what) {
    return new TextRefused("invalid type " + Nodes.typeName(node) + " for " + what);
  }
}
