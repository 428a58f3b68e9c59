package io.dryswarm.docker.client.service;

import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.client.flags.Options;

/** The flags of {@code service create} and {@code service update}. */
final class ServiceFlags {
  static final String[] UPDATE = {
    "update-parallelism",
    "update-delay",
    "update-monitor",
    "update-failure-action",
    "update-max-failure-ratio",
    "update-order"
  };

  static final String[] ROLLBACK = {
    "rollback-parallelism",
    "rollback-delay",
    "rollback-monitor",
    "rollback-failure-action",
    "rollback-max-failure-ratio",
    "rollback-order"
  };

  static final String[] RESTART = {
    "restart-condition", "restart-delay", "restart-max-attempts", "restart-window"
  };

  private ServiceFlags() {}

  private static Flags common() {
    Flags flags = new Flags()
        .on("detach", "d")
        .on("quiet", "q")
        .text("workdir", "w", "")
        .text("user", "u", "")
        .add("credential-spec", Words::credentialSpec)
        .text("hostname")
        .add("entrypoint", Words::commandLine)
        .list("cap-add", "cap-drop")
        .add("limit-cpu", GoText::nanoCpus)
        .add("limit-memory", GoText::bytes)
        .add("limit-pids", Words::signed)
        .add("reserve-cpu", GoText::nanoCpus)
        .add("reserve-memory", GoText::bytes)
        .add("stop-grace-period", GoText::durationNs)
        .add("replicas", Words::unsigned)
        .add("replicas-max-per-node", Words::unsigned)
        .add("max-concurrent", Words::unsigned)
        .text("restart-condition")
        .add("restart-delay", GoText::durationNs)
        .add("restart-max-attempts", Words::unsigned)
        .add("restart-window", GoText::durationNs)
        .text("endpoint-mode", "", "vip")
        .on("with-registry-auth")
        .on("no-resolve-image")
        .text("log-driver")
        .add("log-opt", Options::environment)
        .on("init")
        .add("oom-score-adj", Words::signed)
        .on("tty", "t")
        .on("read-only")
        .text("stop-signal")
        .text("isolation");
    health(flags);
    updates(flags, "update");
    updates(flags, "rollback");
    return flags;
  }

  private static void health(Flags flags) {
    flags
        .text("health-cmd")
        .add("health-interval", Words::positiveNs)
        .add("health-timeout", Words::positiveNs)
        .add("health-retries", Words::signed)
        .add("health-start-period", Words::positiveNs)
        .add("health-start-interval", Words::positiveNs)
        .on("no-healthcheck");
  }

  private static void updates(Flags flags, String which) {
    flags
        .add(which + "-parallelism", Words::unsigned)
        .add(which + "-delay", GoText::durationNs)
        .add(which + "-monitor", GoText::durationNs)
        .text(which + "-failure-action")
        .add(which + "-max-failure-ratio", Words::ratio)
        .text(which + "-order");
  }

  static Flags create() {
    return common()
        .mixed(false)
        .text("mode", "", "replicated")
        .text("name")
        .add("label", "l", Options::label)
        .add("container-label", Options::label)
        .add("env", "e", Options::environment)
        .list("env-file", "constraint", "group", "dns-option", "sysctl")
        .add("mount", MountValue::parse)
        .add("placement-pref", Words::preference)
        .add("network", NetworkValue::parse)
        .add("secret", DataValue::secret)
        .add("config", DataValue::config)
        .add("publish", "p", PortValue::parse)
        .add("dns", Options::address)
        .add("dns-search", Options::domain)
        .add("host", Options::host)
        .add("ulimit", Words::ulimit)
        .add("generic-resource", Words::genericResource);
  }

  static Flags update() {
    return common()
        .text("image")
        .add("args", Words::commandLine)
        .on("rollback")
        .on("force")
        .list(
            "env-rm",
            "group-rm",
            "label-rm",
            "container-label-rm",
            "mount-rm",
            "constraint-rm",
            "dns-rm",
            "dns-option-rm",
            "dns-search-rm",
            "host-rm",
            "secret-rm",
            "config-rm",
            "network-rm",
            "sysctl-rm",
            "ulimit-rm",
            "generic-resource-rm",
            "constraint-add",
            "group-add",
            "dns-option-add",
            "sysctl-add")
        .add("publish-rm", PortValue::parse)
        .add("publish-add", PortValue::parse)
        .add("label-add", Options::label)
        .add("container-label-add", Options::label)
        .add("env-add", Options::environment)
        .add("secret-add", DataValue::secret)
        .add("config-add", DataValue::config)
        .add("mount-add", MountValue::parse)
        .add("placement-pref-add", Words::preference)
        .add("placement-pref-rm", Words::preference)
        .add("network-add", NetworkValue::parse)
        .add("dns-add", Options::address)
        .add("dns-search-add", Options::domain)
        .add("host-add", Options::host)
        .add("ulimit-add", Words::ulimit)
        .add("generic-resource-add", Words::genericResource);
  }
}
