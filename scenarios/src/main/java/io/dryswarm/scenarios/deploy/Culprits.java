package io.dryswarm.scenarios.deploy;

import io.dryswarm.compose.model.StackObject;
import io.dryswarm.models.scheduler.ConstraintExpression;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the setting of a stack file that the daemon means: its refusals speak of specifications, not of files. */
final class Culprits {
  /** What refusals hold, and where that stands in a service; the first one counts. */
  private static final List<Map.Entry<String, List<String>>> KNOWN = List.of(
      Map.entry("invalid resolution mode", List.of("deploy", "endpoint_mode")),
      Map.entry("invalid RestartCondition", List.of("deploy", "restart_policy", "condition")),
      Map.entry("restart-delay", List.of("deploy", "restart_policy", "delay")),
      Map.entry("restart-window", List.of("deploy", "restart_policy", "window")),
      Map.entry("update-maxfailureratio", List.of("deploy", "update_config", "max_failure_ratio")),
      Map.entry("update-delay", List.of("deploy", "update_config", "delay")),
      Map.entry("update-monitor", List.of("deploy", "update_config", "monitor")),
      Map.entry("have an update config", List.of("deploy", "update_config")),
      Map.entry("invalid cpu value", List.of("deploy", "resources")),
      Map.entry("invalid memory value", List.of("deploy", "resources")),
      Map.entry("StartPeriod in HealthConfig", List.of("healthcheck", "start_period")),
      Map.entry("StartInterval in HealthConfig", List.of("healthcheck", "start_interval")),
      Map.entry("Interval in HealthConfig", List.of("healthcheck", "interval")),
      Map.entry("Timeout in HealthConfig", List.of("healthcheck", "timeout")),
      Map.entry("Retries in HealthConfig", List.of("healthcheck", "retries")),
      Map.entry("EndpointSpec", List.of("ports")),
      Map.entry("MountType", List.of("volumes")),
      Map.entry("mount point", List.of("volumes")),
      Map.entry("repository/tag", List.of("image")),
      Map.entry("secret references", List.of("secrets")),
      Map.entry("config references", List.of("configs")),
      Map.entry("subnet", List.of("ipam", "config")),
      Map.entry("data must be", List.of("file")),
      Map.entry("plugin \"", List.of("driver")),
      Map.entry("lookup of plugin", List.of("driver")));

  private Culprits() {}

  /** The way to the setting, from its object; empty if it is the object as a whole. */
  static List<String> way(String reason, StackObject object) {
    StackObject deploy = object.object("deploy");
    if (reason.startsWith("unrecognized update")) {
      String key = reason.contains("order") ? "order" : "failure_action";
      String word = reason.substring(reason.lastIndexOf(' ') + 1);
      return List.of("deploy", configWith(deploy, key, word), key);
    }
    String constraint = malformed(deploy);
    if (reason.contains("constraint") && constraint != null) {
      return List.of("deploy", "placement", "constraints", constraint);
    }
    return KNOWN.stream()
        .filter(known -> reason.contains(known.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  private static String configWith(@Nullable StackObject deploy, String key, String word) {
    StackObject update = deploy == null ? null : deploy.object("update_config");
    return update != null && update.text(key).equals(word) ? "update_config" : "rollback_config";
  }

  private static @Nullable String malformed(@Nullable StackObject deploy) {
    StackObject placement = deploy == null ? null : deploy.object("placement");
    for (String text : placement == null ? List.<String>of() : placement.texts("constraints")) {
      try {
        ConstraintExpression.parse(List.of(text));
      } catch (IllegalArgumentException malformed) {
        return text;
      }
    }
    return null;
  }
}
