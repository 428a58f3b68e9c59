package io.dryswarm.compose.load;

import io.dryswarm.compose.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Settings of services that Docker knows and does not honour: some it ignores, some it forbids. */
final class Properties {
  private static final Set<String> UNSUPPORTED = Set.of(
      "build",
      "cgroupns_mode",
      "cgroup_parent",
      "devices",
      "domainname",
      "external_links",
      "ipc",
      "links",
      "mac_address",
      "network_mode",
      "pid",
      "privileged",
      "restart",
      "security_opt",
      "shm_size",
      "userns_mode");

  private static final Map<String, String> DEPRECATED = Map.of(
      "container_name",
      "Setting the container name is not supported.",
      "expose",
      "Exposing ports is unnecessary - services on the same network can access each other's"
          + " containers on any port.");

  private static final String LIMITS = "Set resource limits using deploy.resources";

  private static final Map<String, String> FORBIDDEN = Map.of(
      "extends",
      "Support for `extends` is not implemented yet.",
      "volume_driver",
      "Instead of setting the volume driver on the service, define a volume using the top-level"
          + " `volumes` option and specify the driver there.",
      "volumes_from",
      "To share a volume between services, define it using the top-level `volumes` option and"
          + " reference it from each service that shares it using the service-level `volumes`"
          + " option.",
      "cpu_quota",
      LIMITS,
      "cpu_shares",
      LIMITS,
      "cpuset",
      LIMITS,
      "mem_limit",
      LIMITS,
      "memswap_limit",
      LIMITS);

  private Properties() {}

  /** What {@code docker stack deploy} prints about the settings that it ignores: one text each, without the blank line after it. */
  static List<String> notices(List<YamlMap> files) {
    Set<String> unsupported = new TreeSet<>();
    Map<String, String> deprecated = new TreeMap<>();
    for (YamlMap file : files) {
      for (YamlMap.Entry property : properties(file)) {
        if (UNSUPPORTED.contains(property.name())) {
          unsupported.add(property.name());
        }
        if (DEPRECATED.containsKey(property.name())) {
          deprecated.put(property.name(), DEPRECATED.getOrDefault(property.name(), ""));
        }
      }
    }
    List<String> notices = new ArrayList<>();
    if (!unsupported.isEmpty()) {
      notices.add("Ignoring unsupported options: " + String.join(", ", unsupported));
    }
    if (!deprecated.isEmpty()) {
      notices.add("Ignoring deprecated options:\n\n" + described(deprecated));
    }
    return notices;
  }

  /** Settings that stop Docker, in the order of the file. */
  static List<YamlMap.Entry> forbidden(YamlMap file) {
    return properties(file).stream()
        .filter(p -> FORBIDDEN.containsKey(p.name()))
        .toList();
  }

  /** Why a setting is forbidden. */
  static String reason(String property) {
    return FORBIDDEN.getOrDefault(property, "");
  }

  /** What {@code docker stack deploy} prints about forbidden settings. */
  static String forbiddenText(List<YamlMap.Entry> properties) {
    Map<String, String> reasons = new TreeMap<>();
    properties.forEach(p -> reasons.put(p.name(), reason(p.name())));
    return "Compose file contains unsupported options:\n\n" + described(reasons) + "\n";
  }

  private static String described(Map<String, String> properties) {
    List<String> lines = new ArrayList<>();
    properties.forEach((name, description) -> lines.add(name + ": " + description));
    return String.join("\n\n", lines);
  }

  private static List<YamlMap.Entry> properties(YamlMap file) {
    List<YamlMap.Entry> properties = new ArrayList<>();
    if (file.get("services") instanceof YamlMap services) {
      for (YamlMap.Entry service : services.entries()) {
        if (service.value() instanceof YamlMap settings) {
          properties.addAll(settings.entries());
        }
      }
    }
    return properties;
  }
}
