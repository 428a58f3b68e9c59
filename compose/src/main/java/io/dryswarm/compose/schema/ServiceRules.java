package io.dryswarm.compose.schema;

import static io.dryswarm.compose.schema.Rule.byName;
import static io.dryswarm.compose.schema.Rule.listOf;
import static io.dryswarm.compose.schema.Rule.object;
import static io.dryswarm.compose.schema.Rule.oneOf;
import static io.dryswarm.compose.schema.Rule.setOf;
import static io.dryswarm.compose.schema.StackRules.namesOrLines;
import static io.dryswarm.compose.schema.StackRules.options;
import static io.dryswarm.compose.schema.StackRules.texts;

/** The rules for services, by version; {@link DeployRules} holds those for their deploy section. */
final class ServiceRules {
  private final int version;

  ServiceRules(int version) {
    this.version = version;
  }

  Rule service() {
    Rule service = object()
        .closed()
        .key("deploy", new DeployRules(version).deploy())
        .key("build", build())
        .key("command", textOrList())
        .key("depends_on", texts())
        .key("entrypoint", textOrList())
        .key("environment", namesOrLines())
        .key("expose", setOf(Rule.of("string", "number")))
        .key("extra_hosts", namesOrLines())
        .key("healthcheck", healthcheck())
        .key("labels", namesOrLines())
        .key("logging", logging())
        .key("networks", networks())
        .key("pid", Rule.of("string", "null"))
        .key("ports", ports())
        .key("shm_size", Rule.of("number", "string"))
        .key("stop_grace_period", duration())
        .key("sysctls", namesOrLines())
        .key("ulimits", ulimits())
        .key("volumes", volumes());
    addTexts(service);
    addLists(service);
    addFlags(service);
    addLater(service);
    return version >= 7 ? service.extensible() : service;
  }

  private static void addTexts(Rule service) {
    for (String key : new String[] {
      "cgroup_parent",
      "container_name",
      "domainname",
      "hostname",
      "image",
      "ipc",
      "mac_address",
      "network_mode",
      "restart",
      "stop_signal",
      "user",
      "userns_mode",
      "working_dir"
    }) {
      service.key(key, Rule.of("string"));
    }
  }

  private static void addLists(Rule service) {
    for (String key :
        new String[] {"cap_add", "cap_drop", "devices", "external_links", "links", "security_opt"
        }) {
      service.key(key, texts());
    }
    for (String key : new String[] {"dns", "dns_search", "env_file", "tmpfs"}) {
      service.key(key, oneOf(Rule.of("string"), texts()));
    }
  }

  private static void addFlags(Rule service) {
    for (String key : new String[] {"privileged", "read_only", "stdin_open", "tty"}) {
      service.key(key, Rule.of("boolean"));
    }
  }

  private void addLater(Rule service) {
    if (version >= 1) {
      service.key("secrets", listOf(fileReference()));
    }
    if (version >= 3) {
      service.key("configs", listOf(fileReference())).key("credential_spec", credentials());
    }
    if (version >= 5) {
      service.key("isolation", Rule.of("string"));
    }
    if (version >= 7) {
      service.key("init", Rule.of("boolean"));
    }
    if (version >= 9) {
      service.key("cgroupns_mode", Rule.of("string"));
    }
    if (version >= 13) {
      service.key("oom_score_adj", Rule.of("integer"));
    }
  }

  private Rule build() {
    Rule build = object()
        .key("context", Rule.of("string"))
        .key("dockerfile", Rule.of("string"))
        .key("args", namesOrLines());
    if (version >= 2) {
      build.key("cache_from", texts());
    }
    if (version >= 3) {
      build.key("labels", namesOrLines());
    }
    if (version >= 4) {
      build.key("network", Rule.of("string")).key("target", Rule.of("string"));
    }
    if (version >= 5) {
      build.key("shm_size", Rule.of("integer", "string"));
    }
    if (version >= 9) {
      build.key("extra_hosts", namesOrLines());
    }
    return oneOf(Rule.of("string"), version >= 11 ? build : build.closed());
  }

  private Rule credentials() {
    Rule credentials =
        object().closed().key("file", Rule.of("string")).key("registry", Rule.of("string"));
    return version >= 8 ? credentials.key("config", Rule.of("string")) : credentials;
  }

  private static Rule fileReference() {
    return oneOf(
        Rule.of("string"),
        object()
            .key("source", Rule.of("string"))
            .key("target", Rule.of("string"))
            .key("uid", Rule.of("string"))
            .key("gid", Rule.of("string"))
            .key("mode", Rule.of("number")));
  }

  private Rule healthcheck() {
    Rule check = object()
        .closed()
        .key("disable", Rule.of("boolean"))
        .key("interval", version >= 4 ? duration() : Rule.of("string"))
        .key("retries", Rule.of("number"))
        .key("test", textOrList())
        .key("timeout", version >= 4 ? duration() : Rule.of("string"));
    if (version >= 4) {
      check.key("start_period", duration());
    }
    return version >= 12 ? check.key("start_interval", duration()) : check;
  }

  private static Rule logging() {
    Rule options = object().named(StackRules::isOneLine, Rule.of("string", "number", "null"));
    return object().closed().key("driver", Rule.of("string")).key("options", options);
  }

  private Rule networks() {
    Rule attachment = object()
        .closed()
        .key("aliases", texts())
        .key("ipv4_address", Rule.of("string"))
        .key("ipv6_address", Rule.of("string"));
    if (version >= 13) {
      attachment.key("driver_opts", options());
    }
    return oneOf(texts(), byName(oneOf(attachment, Rule.of("null"))).closed());
  }

  private Rule ports() {
    if (version < 2) {
      return setOf(Rule.of("string", "number").format(Format.PORTS));
    }
    Rule port = object()
        .closed()
        .key("mode", Rule.of("string"))
        .key("target", Rule.of("integer"))
        .key("published", Rule.of("integer"))
        .key("protocol", Rule.of("string"));
    return setOf(oneOf(
        Rule.of("number").format(Format.PORTS), Rule.of("string").format(Format.PORTS), port));
  }

  private static Rule ulimits() {
    Rule both = object()
        .closed()
        .key("hard", Rule.of("integer"))
        .key("soft", Rule.of("integer"))
        .requires("soft")
        .requires("hard");
    return object().named(ServiceRules::isLowerCase, oneOf(Rule.of("integer"), both));
  }

  private static boolean isLowerCase(String name) {
    return name.matches("[a-z]+");
  }

  private Rule volumes() {
    if (version < 2) {
      return texts();
    }
    Rule volume = object()
        .closed()
        .requires("type")
        .key("type", Rule.of("string"))
        .key("source", Rule.of("string"))
        .key("target", Rule.of("string"))
        .key("read_only", Rule.of("boolean"))
        .key("consistency", Rule.of("string"))
        .key("bind", object().key("propagation", Rule.of("string")))
        .key("volume", object().key("nocopy", Rule.of("boolean")));
    if (version >= 6) {
      volume.key("tmpfs", object().key("size", Rule.of("integer").nonNegative()));
    }
    return listOf(oneOf(Rule.of("string"), volume));
  }

  static Rule duration() {
    return Rule.of("string").format(Format.DURATION);
  }

  private static Rule textOrList() {
    return oneOf(Rule.of("string"), listOf(Rule.of("string")));
  }
}
