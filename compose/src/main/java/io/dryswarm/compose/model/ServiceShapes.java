package io.dryswarm.compose.model;

import static io.dryswarm.compose.model.Field.keyed;
import static io.dryswarm.compose.model.Field.named;
import static io.dryswarm.compose.model.ScalarKinds.BYTES;
import static io.dryswarm.compose.model.ScalarKinds.DURATION;
import static io.dryswarm.compose.model.ScalarKinds.FLAG;
import static io.dryswarm.compose.model.ScalarKinds.INT64;
import static io.dryswarm.compose.model.ScalarKinds.RATIO;
import static io.dryswarm.compose.model.ScalarKinds.TEXT;
import static io.dryswarm.compose.model.ScalarKinds.UINT32;
import static io.dryswarm.compose.model.ScalarKinds.UINT64;
import static io.dryswarm.compose.model.StackShapes.LABELS;

/** All settings of a service, in the order in which Docker prints them. */
final class ServiceShapes {
  private static final Kind TEXTS = new ListKind(TEXT);
  private static final Kind TEXT_OR_TEXTS = new PreparedKind(ShortForms::oneOrMany, TEXTS);
  private static final Kind HOSTS = new PreparedKind(ShortForms::hosts, TEXTS);
  private static final Kind COMMAND = new PreparedKind(ShortForms::command, new CommandKind());
  private static final Kind ENVIRONMENT =
      new PreparedKind(ShortForms::environment, new EnvironmentKind());
  private static final Kind WAIT = OptionalKind.of(DURATION);
  private static final Kind COUNT = OptionalKind.overriding(UINT64);

  private static final StructKind BUILD_SETTINGS = new StructKind(
      named("Context", TEXT),
      named("Dockerfile", TEXT),
      named("Args", ENVIRONMENT),
      named("Labels", LABELS),
      keyed("cache_from", TEXT_OR_TEXTS),
      keyed("extra_hosts", HOSTS),
      named("Network", TEXT),
      named("Target", TEXT));

  private static final StructKind FILE_REFERENCE = new StructKind(
      named("Source", TEXT),
      named("Target", TEXT),
      named("UID", TEXT),
      named("GID", TEXT),
      named("Mode", OptionalKind.of(UINT32)));

  private static final Kind SOURCE_OR_REFERENCE =
      new PreparedKind(ShortForms::source, FILE_REFERENCE);

  private static final StructKind UPDATE = new StructKind(
      named("Parallelism", COUNT),
      named("Delay", DURATION),
      keyed("failure_action", TEXT),
      named("Monitor", DURATION),
      keyed("max_failure_ratio", RATIO),
      named("Order", TEXT));

  private static final StructKind RESOURCES = new StructKind(
      named(
          "Limits",
          OptionalKind.of(
              new StructKind(keyed("cpus", TEXT), keyed("memory", BYTES), keyed("pids", INT64)))),
      named(
          "Reservations",
          OptionalKind.of(new StructKind(
              keyed("cpus", TEXT),
              keyed("memory", BYTES),
              keyed("generic_resources", new ListKind(StackShapes.GENERIC_RESOURCE))))));

  private static final StructKind DEPLOY = new StructKind(
      named("Mode", TEXT),
      named("Replicas", COUNT),
      named("Labels", LABELS),
      keyed("update_config", OptionalKind.of(UPDATE)),
      keyed("rollback_config", OptionalKind.of(UPDATE)),
      named("Resources", RESOURCES),
      keyed(
          "restart_policy",
          OptionalKind.of(new StructKind(
              named("Condition", TEXT),
              named("Delay", WAIT),
              keyed("max_attempts", COUNT),
              named("Window", WAIT)))),
      named(
          "Placement",
          new StructKind(
              named("Constraints", TEXTS),
              named("Preferences", new ListKind(new StructKind(named("Spread", TEXT)))),
              keyed("max_replicas_per_node", UINT64))),
      keyed("endpoint_mode", TEXT));

  private static final StructKind HEALTH = new StructKind(
      named("Test", new PreparedKind(ShortForms::healthTest, TEXTS)),
      named("Timeout", WAIT),
      named("Interval", WAIT),
      named("Retries", COUNT),
      keyed("start_period", WAIT),
      keyed("start_interval", WAIT),
      named("Disable", FLAG));

  private static final StructKind PORT = new StructKind(
      named("Mode", TEXT),
      named("Target", UINT32),
      named("Published", UINT32),
      named("Protocol", TEXT));

  private static final StructKind MOUNT = new StructKind(
      named("Type", TEXT),
      named("Source", TEXT),
      named("Target", TEXT),
      keyed("read_only", FLAG),
      named("Consistency", TEXT),
      named("Bind", OptionalKind.of(new StructKind(named("Propagation", TEXT)))),
      named(
          "Volume", OptionalKind.of(new StructKind(keyed("nocopy", FLAG), keyed("subpath", TEXT)))),
      named("Image", OptionalKind.of(new StructKind(keyed("subpath", TEXT)))),
      named("Tmpfs", OptionalKind.of(new StructKind(named("Size", INT64)))),
      named("Cluster", OptionalKind.of(new StructKind())));

  private static final StructKind ATTACHMENT = new StructKind(
      named("Aliases", TEXTS),
      keyed("driver_opts", StackShapes.OPTIONS),
      keyed("ipv4_address", TEXT),
      keyed("ipv6_address", TEXT));

  static final StructKind SERVICE = new StructKind(
      named("Build", new PreparedKind(ShortForms::build, BUILD_SETTINGS)),
      keyed("cap_add", TEXTS),
      keyed("cap_drop", TEXTS),
      keyed("cgroupns_mode", TEXT),
      keyed("cgroup_parent", TEXT),
      named("Command", COMMAND),
      named("Configs", new KeyedListKind(SOURCE_OR_REFERENCE, "source")),
      keyed("container_name", TEXT),
      keyed(
          "credential_spec",
          new StructKind(named("Config", TEXT), named("File", TEXT), named("Registry", TEXT))),
      keyed("depends_on", TEXTS),
      named("Deploy", DEPLOY),
      named("Devices", TEXTS),
      named("DNS", TEXT_OR_TEXTS),
      keyed("dns_search", TEXT_OR_TEXTS),
      keyed("domainname", TEXT),
      named("Entrypoint", COMMAND),
      named("Environment", ENVIRONMENT),
      keyed("env_file", TEXT_OR_TEXTS),
      named("Expose", new PreparedKind(ShortForms::printedItems, TEXTS)),
      keyed("external_links", TEXTS),
      keyed("extra_hosts", HOSTS),
      named("Hostname", TEXT),
      named("HealthCheck", OptionalKind.of(HEALTH)),
      named("Image", TEXT),
      named("Init", OptionalKind.of(FLAG)),
      named("Ipc", TEXT),
      keyed("isolation", TEXT),
      named("Labels", LABELS),
      named("Links", TEXTS),
      named(
          "Logging",
          OptionalKind.of(
              new LoggingKind(named("Driver", TEXT), named("Options", StackShapes.OPTIONS)))),
      keyed("mac_address", TEXT),
      keyed("network_mode", TEXT),
      named("Networks", new PreparedKind(ShortForms::networks, new AttachmentsKind(ATTACHMENT))),
      named("Pid", TEXT),
      named("Ports", new PreparedKind(PortForms::longForms, new KeyedListKind(PORT, "published"))),
      named("Privileged", FLAG),
      keyed("read_only", FLAG),
      named("Restart", TEXT),
      named("Secrets", new KeyedListKind(SOURCE_OR_REFERENCE, "source")),
      keyed("security_opt", TEXTS),
      keyed("shm_size", TEXT),
      keyed("stdin_open", FLAG),
      keyed("stop_grace_period", WAIT),
      keyed("stop_signal", TEXT),
      named("Sysctls", LABELS),
      named("Tmpfs", TEXT_OR_TEXTS),
      keyed("tty", FLAG),
      named("Ulimits", new MapKind(StackShapes.ULIMIT)),
      named("User", TEXT),
      named("OomScoreAdj", INT64),
      keyed("userns_mode", TEXT),
      named("Volumes", new KeyedListKind(new PreparedKind(VolumeForms::longForm, MOUNT), "target")),
      keyed("working_dir", TEXT));

  private ServiceShapes() {}
}
