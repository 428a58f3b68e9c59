package io.dryswarm.compose.model;

import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The short form of a volume: {@code [source:]target[:options]}. A single letter before a colon is a drive of Windows, so that
 * {@code v:/data} has no source.
 */
final class VolumeForms {
  private static final Set<String> PROPAGATIONS =
      Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

  private final Position at;
  private String source = "";
  private String target = "";
  private boolean readOnly;
  private boolean noCopy;
  private @Nullable String propagation;

  private VolumeForms(Position at) {
    this.at = at;
  }

  static YamlNode longForm(YamlNode node, Decoding decoding) throws TextRefused {
    if (node instanceof YamlMap) {
      return node;
    }
    if (Nodes.value(node) instanceof String text) {
      return parse(node.position(), text);
    }
    throw new TextRefused("invalid type " + Nodes.typeName(node) + " for service volume");
  }

  private static YamlNode parse(Position at, String text) throws TextRefused {
    VolumeForms volume = new VolumeForms(at);
    if (text.isEmpty()) {
      throw new TextRefused("invalid empty volume spec");
    }
    if (text.length() <= 2) {
      volume.target = text;
      return volume.node();
    }
    try {
      volume.readParts(text);
    } catch (TextRefused e) {
      throw new TextRefused("invalid spec: " + text + ": " + e.text());
    }
    return volume.node();
  }

  private void readParts(String text) throws TextRefused {
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':' && !isDrive(part)) {
        take(part.toString(), false);
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    take(part.toString(), true);
  }

  private static boolean isDrive(CharSequence part) {
    return part.length() == 1 && Character.isLetter(part.charAt(0));
  }

  private void take(String part, boolean last) throws TextRefused {
    if (part.isEmpty()) {
      throw new TextRefused("empty section between colons");
    }
    if (source.isEmpty() && !last) {
      source = part;
    } else if (source.isEmpty() || target.isEmpty()) {
      target = part;
    } else if (!last) {
      throw new TextRefused("too many colons");
    } else {
      for (String option : part.split(",", -1)) {
        takeOption(option);
      }
    }
  }

  private void takeOption(String option) {
    switch (option) {
      case "ro" -> readOnly = true;
      case "rw" -> readOnly = false;
      case "nocopy" -> noCopy = true;
      default -> propagation = PROPAGATIONS.contains(option) ? option : propagation;
    }
  }

  private YamlMap node() {
    List<YamlMap.Entry> entries = new ArrayList<>();
    entries.add(Nodes.entry("type", Nodes.text(at, isPath(source) ? "bind" : "volume")));
    entries.add(Nodes.entry("source", Nodes.text(at, source)));
    entries.add(Nodes.entry("target", Nodes.text(at, target)));
    entries.add(Nodes.entry("read_only", Nodes.flag(at, readOnly)));
    if (noCopy) {
      entries.add(Nodes.entry("volume", only("nocopy", Nodes.flag(at, true))));
    }
    if (propagation != null) {
      entries.add(Nodes.entry("bind", only("propagation", Nodes.text(at, propagation))));
    }
    return new YamlMap(at, entries);
  }

  private YamlMap only(String key, YamlNode value) {
    return new YamlMap(at, List.of(Nodes.entry(key, value)));
  }

  private static boolean isPath(String source) {
    if (source.isEmpty()) {
      return false;
    }
    if (source.startsWith(".") || source.startsWith("/") || source.startsWith("~")) {
      return true;
    }
    return source.startsWith("\\\\")
        || (source.length() > 1 && Character.isLetter(source.charAt(0)) && source.charAt(1) == ':');
  }
}
