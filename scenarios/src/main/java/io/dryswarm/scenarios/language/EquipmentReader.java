package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.store.EnginePlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What nodes are and have besides CPU and memory: platform, generic resources as an engine's configuration lists them, and plugins. */
final class EquipmentReader {
  private static final Pattern RESOURCE = Pattern.compile("([^=\\s]+)=([^=\\s]+)");
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern PLUGIN = Pattern.compile("(volume|network|log)/(\\S+)");

  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+/[a-z0-9_]+");

  private EquipmentReader() {}

  /** {@code gpu=2}: two of a kind; {@code gpu=UUID1}: one with a name. A kind is either counted, once, or named. */
  static List<GenericResource> generic(MapPlace nodes) {
    List<GenericResource> resources = new ArrayList<>();
    for (Place item : items(nodes, "generic_resources")) {
      Matcher form = RESOURCE.matcher(item.text());
      if (!form.matches()) {
        item.expected("KIND=NUMBER or KIND=NAME, such as gpu=2 or gpu=UUID1");
        continue;
      }
      String kind = form.group(1);
      String value = form.group(2);
      GenericResource resource = COUNT.matcher(value).matches()
          ? new GenericResource.Discrete(kind, Long.parseLong(value))
          : new GenericResource.Named(kind, value);
      if (resources.stream().anyMatch(other -> clashes(other, resource))) {
        item.problem("a kind is counted once, or each of it has a name of its own");
      } else {
        resources.add(resource);
      }
    }
    return resources;
  }

  private static boolean clashes(GenericResource one, GenericResource other) {
    boolean bothNamed =
        one instanceof GenericResource.Named && other instanceof GenericResource.Named;
    return one.kind().equals(other.kind()) && (!bothNamed || one.equals(other));
  }

  /** {@code log/loki}, besides what the engine brings along. */
  static List<EnginePlugin> plugins(MapPlace nodes) {
    List<EnginePlugin> plugins = new ArrayList<>(EnginePlugin.BUILT_IN);
    for (Place item : items(nodes, "plugins")) {
      Matcher form = PLUGIN.matcher(item.text());
      if (form.matches()) {
        plugins.add(new EnginePlugin(type(form.group(1)), form.group(2)));
      } else {
        item.expected("volume/NAME, network/NAME or log/NAME, such as log/loki");
      }
    }
    return plugins;
  }

  /** {@code linux/aarch64}, as {@code uname} and engines write it; at least one. */
  static List<String> platforms(MapPlace nodes) {
    List<String> platforms = new ArrayList<>();
    for (Place item : items(nodes, "platform")) {
      if (PLATFORM.matcher(item.text()).matches()) {
        platforms.add(item.text());
      } else {
        item.expected("SYSTEM/MACHINE, such as linux/x86_64 or linux/aarch64");
      }
    }
    return platforms.isEmpty() ? List.of(Defaults.PLATFORM) : platforms;
  }

  private static String type(String word) {
    return switch (word) {
      case "volume" -> EnginePlugin.VOLUME;
      case "network" -> EnginePlugin.NETWORK;
      default -> EnginePlugin.LOG;
    };
  }

  private static List<Place> items(MapPlace nodes, String key) {
    return nodes.find(key).map(Place::listOrSingle).orElse(List.of());
  }
}
