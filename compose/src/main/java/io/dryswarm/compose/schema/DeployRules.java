package io.dryswarm.compose.schema;

import static io.dryswarm.compose.schema.Rule.listOf;
import static io.dryswarm.compose.schema.Rule.object;
import static io.dryswarm.compose.schema.ServiceRules.duration;
import static io.dryswarm.compose.schema.StackRules.namesOrLines;

/** The rules for a service's deploy section, by version. */
final class DeployRules {
  private final int version;

  DeployRules(int version) {
    this.version = version;
  }

  Rule deploy() {
    Rule deploy = Rule.of("object", "null")
        .closed()
        .key("mode", Rule.of("string"))
        .key("replicas", Rule.of("integer"))
        .key("labels", namesOrLines())
        .key("update_config", update())
        .key("resources", resources())
        .key("restart_policy", restart())
        .key("placement", placement());
    if (version >= 2) {
      deploy.key("endpoint_mode", Rule.of("string"));
    }
    return version >= 7 ? deploy.key("rollback_config", update()) : deploy;
  }

  private Rule update() {
    Rule update = object()
        .closed()
        .key("parallelism", Rule.of("integer"))
        .key("delay", duration())
        .key("failure_action", Rule.of("string"))
        .key("monitor", duration())
        .key("max_failure_ratio", Rule.of("number"));
    return version >= 4
        ? update.key("order", Rule.of("string").words("start-first", "stop-first"))
        : update;
  }

  private Rule resources() {
    Rule limits = resource();
    if (version >= 9) {
      limits.key("pids", Rule.of("integer"));
    }
    Rule reservations = resource();
    if (version >= 5) {
      reservations.key("generic_resources", generic());
    }
    return object().closed().key("limits", limits).key("reservations", reservations);
  }

  private static Rule resource() {
    return object().closed().key("cpus", Rule.of("string")).key("memory", Rule.of("string"));
  }

  private static Rule generic() {
    Rule discrete =
        object().closed().key("kind", Rule.of("string")).key("value", Rule.of("number"));
    return listOf(object().closed().key("discrete_resource_spec", discrete));
  }

  private static Rule restart() {
    return object()
        .closed()
        .key("condition", Rule.of("string"))
        .key("delay", duration())
        .key("max_attempts", Rule.of("integer"))
        .key("window", duration());
  }

  private Rule placement() {
    Rule placement = object().closed().key("constraints", listOf(Rule.of("string")));
    if (version >= 3) {
      placement.key("preferences", listOf(object().closed().key("spread", Rule.of("string"))));
    }
    return version >= 8 ? placement.key("max_replicas_per_node", Rule.of("integer")) : placement;
  }
}
