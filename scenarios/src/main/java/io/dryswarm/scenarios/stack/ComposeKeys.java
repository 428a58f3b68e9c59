package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.Keys;
import java.util.List;

/** The keys of compose format 3.13; others are errors for Docker and for us. Source: docker/cli cli/compose/schema/data; control-plane facts 12.1. */
final class ComposeKeys {
  static final Keys TOP = Keys.of(
          "version", "services", "networks", "volumes", "secrets", "configs")
      .withExtensions();

  static final Keys SERVICE = Keys.of(
          "image",
          "deploy",
          "ports",
          "networks",
          "volumes",
          "secrets",
          "configs",
          "environment",
          "env_file",
          "healthcheck",
          "stop_grace_period",
          "command",
          "entrypoint",
          "labels",
          "hostname",
          "logging",
          "build",
          "cap_add",
          "cap_drop",
          "cgroup_parent",
          "cgroupns_mode",
          "container_name",
          "credential_spec",
          "depends_on",
          "devices",
          "dns",
          "dns_search",
          "domainname",
          "expose",
          "external_links",
          "extra_hosts",
          "init",
          "ipc",
          "isolation",
          "links",
          "mac_address",
          "network_mode",
          "oom_score_adj",
          "pid",
          "privileged",
          "read_only",
          "restart",
          "security_opt",
          "shm_size",
          "stdin_open",
          "stop_signal",
          "sysctls",
          "tmpfs",
          "tty",
          "ulimits",
          "user",
          "userns_mode",
          "working_dir")
      .withExtensions();

  /** Docker announces that it ignores these; {@code restart} all the same sets the restart policy. */
  static final List<String> UNSUPPORTED = List.of(
      "build",
      "cgroup_parent",
      "cgroupns_mode",
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

  static final List<String> DEPRECATED = List.of("container_name", "expose");

  static final Keys DEPLOY = Keys.of(
      "mode",
      "replicas",
      "labels",
      "placement",
      "resources",
      "restart_policy",
      "update_config",
      "rollback_config",
      "endpoint_mode");

  static final Keys PLACEMENT = Keys.of("constraints", "preferences", "max_replicas_per_node");
  static final Keys PREFERENCE = Keys.of("spread");
  static final Keys RESOURCES = Keys.of("limits", "reservations");
  static final Keys LIMITS = Keys.of("cpus", "memory", "pids");
  static final Keys RESERVATIONS = Keys.of("cpus", "memory", "generic_resources");
  static final Keys GENERIC_RESOURCE = Keys.of("discrete_resource_spec");
  static final Keys DISCRETE_RESOURCE = Keys.of("kind", "value");
  static final Keys RESTART_POLICY = Keys.of("condition", "delay", "max_attempts", "window");

  static final Keys UPDATE_CONFIG =
      Keys.of("parallelism", "delay", "failure_action", "monitor", "max_failure_ratio", "order");

  static final Keys HEALTHCHECK = Keys.of(
      "test", "interval", "timeout", "retries", "start_period", "start_interval", "disable");

  static final Keys LOGGING = Keys.of("driver", "options").withExtensions();
  static final Keys PORT = Keys.of("target", "published", "protocol", "mode");

  static final Keys MOUNT = Keys.of(
      "type", "source", "target", "read_only", "consistency", "bind", "volume", "tmpfs", "cluster");

  static final Keys FILE_REFERENCE = Keys.of("source", "target", "uid", "gid", "mode");

  static final Keys SERVICE_NETWORK =
      Keys.of("aliases", "ipv4_address", "ipv6_address", "driver_opts").withExtensions();

  static final Keys NETWORK = Keys.of(
          "name", "driver", "driver_opts", "ipam", "external", "internal", "attachable", "labels")
      .withExtensions();

  static final Keys VOLUME =
      Keys.of("name", "driver", "driver_opts", "external", "labels").withExtensions();

  static final Keys SECRET = Keys.of(
          "name", "file", "external", "labels", "driver", "driver_opts", "template_driver")
      .withExtensions();

  static final Keys CONFIG =
      Keys.of("name", "file", "external", "labels", "template_driver").withExtensions();

  static final Keys EXTERNAL = Keys.of("name");

  private ComposeKeys() {}
}
