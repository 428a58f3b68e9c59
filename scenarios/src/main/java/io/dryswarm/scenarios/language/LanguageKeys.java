package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Keys;
import java.util.List;

/** All keys of the scenario language, by section; the JSON Schema is held against this list. */
final class LanguageKeys {
  static final Keys TOP = Keys.of(
      "name",
      "seed",
      "duration",
      "warmup",
      "deploy_at",
      "cluster",
      "machine",
      "images",
      "stacks",
      "policies",
      "applications",
      "users",
      "timeline",
      "expect");

  static final Keys CLUSTER = Keys.of(
      "managers", "workers", "network", "disk", "engine", "kernel", "ipvs", "outside_dns", "csi");

  static final Keys CSI =
      Keys.of("nodes", "capabilities", "most_volumes", "topology", "times", "failures", "outages");
  static final Keys CSI_TIMES =
      Keys.of("create", "delete", "attach", "detach", "stage", "unstage", "publish", "unpublish");
  static final Keys CSI_OUTAGE = Keys.of("from", "until", "nodes");
  static final Keys OUTSIDE_DNS = Keys.of("servers", "answer", "unreachable");
  static final Keys NODES = Keys.of(
      "count",
      "cpus",
      "memory",
      "labels",
      "engine_labels",
      "platform",
      "availability",
      "generic_resources",
      "plugins",
      "names");
  static final Keys NETWORK =
      Keys.of("latency", "jitter", "bandwidth", "wan", "rack", "loss", "mtu", "esp");
  static final Keys WAN = Keys.of("label", "latency", "between");
  static final Keys BETWEEN = Keys.of("sites", "latency");
  static final Keys RACK = Keys.of("label", "latency");
  static final Keys IPVS = Keys.of("expire_nodest_conn", "conn_reuse_mode");
  static final Keys POLICIES = Keys.of("load_balancer", "placement");
  static final Keys DISK = Keys.of("fsync");
  static final Keys MACHINE =
      Keys.of("prepare", "container_start", "boot", "engine_start", "probe");

  static final Keys IMAGES = Keys.of("present", "size", "sizes", "layers", "registry");
  static final Keys REGISTRY = Keys.of("check", "bandwidth");

  static final Keys APPLICATION = Keys.of(
      "workers",
      "backlog",
      "start",
      "first_start",
      "stop",
      "stop_code",
      "ignores_stop",
      "exits",
      "start_fails",
      "image_missing",
      "health",
      "data",
      "reads",
      "accounts",
      "hosts",
      "dns",
      "pools",
      "on",
      "on_start",
      "loop",
      "bytes",
      "keepalive");

  static final Keys READ =
      Keys.of("env", "file", "value", "need", "unless", "error", "kept", "no_file");

  static final Keys BYTES = Keys.of("request", "answer");

  static final Keys DNS = Keys.of("cache", "use");
  static final Keys EXITS = Keys.of("after", "code");
  static final Keys START_FAILS = Keys.of("code", "error");
  static final Keys HEALTH = Keys.of("asks", "healthy_after", "healthy_for", "unhealthy", "never");
  static final Keys POOL = Keys.of("size", "wait", "idle");
  static final Keys RETRIES =
      Keys.of("most", "backoff", "pause", "longest", "jitter", "on", "budget");
  static final Keys OUTAGE = Keys.of("from", "until");

  /** What a step can do; each step has exactly one of these. */
  static final List<String> STEP_KINDS = List.of(
      "compute", "sleep", "call", "connect", "push", "pop", "insert", "read", "mark", "require",
      "if_item");

  static final Keys CALL =
      Keys.of("call", "timeout", "connect_timeout", "kept", "on_error", "retries", "with");
  static final Keys CONNECT = Keys.of("connect", "retry", "timeout", "unknown_name", "with");
  static final Keys IF_ITEM = Keys.of("if_item", "else");

  static final Keys USER = Keys.of(
      "target",
      "request",
      "arrivals",
      "timeout",
      "connect_timeout",
      "retries",
      "keep_alive",
      "entry",
      "access",
      "item",
      "start",
      "clients",
      "source_port");

  static final Keys ARRIVALS =
      Keys.of("poisson", "steady", "mmpp", "diurnal", "steps", "times", "replay", "closed");
  static final Keys MMPP_STATE = Keys.of("rate", "stay");
  static final Keys DIURNAL = Keys.of("mean", "peak", "period", "peak_at");
  static final Keys RATE_STEP = Keys.of("at", "rate");
  static final Keys CLOSED = Keys.of("users", "think");
  static final Keys KEEP_ALIVE = Keys.of("idle", "requests");

  static final Keys TIMELINE = Keys.of(
      "at",
      "via",
      "for",
      "crash",
      "restart",
      "kill-engine",
      "stop-engine",
      "start-engine",
      "kill-task",
      "link-down",
      "link-up",
      "stale-backend",
      "partition",
      "cut",
      "loss",
      "hang",
      "hang-engine",
      "slow-cpu",
      "slow-disk",
      "disk-full",
      "registry",
      "scale",
      "update",
      "rollback",
      "remove-service",
      "drain",
      "pause",
      "activate",
      "promote",
      "demote",
      "label",
      "remove-node",
      "swarm-update",
      "docker");

  /** Keys of an entry that say when, where or how long. */
  private static final List<String> CIRCUMSTANCES = List.of("at", "via", "for");

  /** Entries of the timeline that happen to machines and wires; the other kinds are commands of users. */
  static final List<String> FAULT_KINDS = List.of(
      "crash",
      "restart",
      "kill-engine",
      "stop-engine",
      "start-engine",
      "kill-task",
      "link-down",
      "link-up",
      "stale-backend",
      "partition",
      "cut",
      "loss",
      "hang",
      "hang-engine",
      "slow-cpu",
      "slow-disk",
      "disk-full",
      "registry");

  static final Keys STALE_BACKEND = Keys.of("service", "node");
  static final Keys CUT = Keys.of("from", "to");
  static final Keys LOSS = Keys.of("share", "from", "to");
  static final Keys SLOW = Keys.of("node", "factor");

  static final Keys UPDATE_SERVICE = Keys.of("service", "image", "env", "constraints", "force");
  static final Keys LABEL = Keys.of("node", "set", "remove");
  static final Keys REMOVE_NODE = Keys.of("node", "force");
  static final Keys UPDATE_SWARM = Keys.of("task_history_limit", "heartbeat", "cert_expiry");
  static final Keys NODE_OF = Keys.of("node-of");

  static final Keys DISTRIBUTION = Keys.of(
      "median", "p99", "mean", "uniform", "gamma", "weibull", "pareto", "values", "mixture");

  static final Keys GAMMA = Keys.of("shape", "mean");
  static final Keys SHAPE_AND_SCALE = Keys.of("shape", "scale");
  static final Keys MIXTURE_PART = Keys.of("weight", "of");

  private LanguageKeys() {}

  /** What a timeline entry may do, all kinds. */
  static List<String> kindsOfEntries() {
    return TIMELINE.names().stream().filter(LanguageKeys::isKindOfEntry).toList();
  }

  /** Whether a key of a timeline entry says what happens, rather than when, where or how long. */
  static boolean isKindOfEntry(String key) {
    return TIMELINE.allows(key) && !CIRCUMSTANCES.contains(key);
  }
}
