package io.dryswarm.compose.schema;

import static io.dryswarm.compose.schema.Rule.byName;
import static io.dryswarm.compose.schema.Rule.listOf;
import static io.dryswarm.compose.schema.Rule.object;
import static io.dryswarm.compose.schema.Rule.oneOf;
import static io.dryswarm.compose.schema.Rule.setOf;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules for the objects of a stack, by version: 0 stands for 3.0, 13 for 3.13. {@link ServiceRules} holds those for services.
 *
 * <p>Source: docker/cli cli/compose/schema/data, one file for each version.
 */
final class StackRules {
  private static final Pattern VERSION = Pattern.compile("3\\.(0|[1-9]|1[0-3])");

  private final int version;

  StackRules(int version) {
    this.version = version;
  }

  /** The rules of a version: {@code 3.8}; empty if there is no such version. */
  static Optional<Rule> ofVersion(String version) {
    return VERSION.matcher(version).matches()
        ? Optional.of(new StackRules(Integer.parseInt(version.substring(2))).root())
        : Optional.empty();
  }

  private Rule root() {
    Rule root = object()
        .closed()
        .key("version", Rule.of("string"))
        .key("services", byName(new ServiceRules(version).service()).closed())
        .key("networks", byName(network()))
        .key("volumes", byName(volume()).closed());
    if (version >= 1) {
      root.key("secrets", byName(secret()).closed());
    }
    if (version >= 3) {
      root.key("configs", byName(config()).closed());
    }
    return version >= 4 ? root.extensible() : root;
  }

  private Rule network() {
    Rule pool = object().closed().key("subnet", Rule.of("string"));
    Rule ipam = object().closed().key("driver", Rule.of("string")).key("config", listOf(pool));
    Rule network = Rule.of("object", "null")
        .closed()
        .key("driver", Rule.of("string"))
        .key("driver_opts", options())
        .key("ipam", ipam)
        .key("external", external().closed())
        .key("internal", Rule.of("boolean"))
        .key("labels", namesOrLines());
    if (version >= 2) {
      network.key("attachable", Rule.of("boolean"));
    }
    return withName(network, 5);
  }

  private Rule volume() {
    Rule volume = Rule.of("object", "null")
        .closed()
        .key("driver", Rule.of("string"))
        .key("driver_opts", options())
        .key("external", external().closed())
        .key("labels", namesOrLines());
    if (version >= 10) {
      volume.key("x-cluster-spec", clusterVolume());
    }
    return withName(volume, 4);
  }

  private static Rule clusterVolume() {
    Rule mount =
        object().key("fs_type", Rule.of("string")).key("mount_flags", listOf(Rule.of("string")));
    Rule access = object()
        .key("scope", Rule.of("string"))
        .key("sharing", Rule.of("string"))
        .key("block_volume", Rule.of("object"))
        .key("mount_volume", mount);
    Rule topologies = listOf(object().key("segments", namesOrLines()));
    return object()
        .key("group", Rule.of("string"))
        .key("access_mode", access)
        .key(
            "accessibility_requirements",
            object().key("requisite", topologies).key("preferred", topologies))
        .key(
            "capacity_range",
            object().key("required_bytes", Rule.of("string")).key("limit_bytes", Rule.of("string")))
        .key("availability", Rule.of("string"));
  }

  private Rule secret() {
    Rule secret = file();
    if (version >= 8) {
      secret
          .key("driver", Rule.of("string"))
          .key("driver_opts", options())
          .key("template_driver", Rule.of("string"));
    }
    return secret;
  }

  private Rule config() {
    Rule config = file();
    return version >= 8 ? config.key("template_driver", Rule.of("string")) : config;
  }

  private Rule file() {
    Rule file = object()
        .closed()
        .key("file", Rule.of("string"))
        .key("external", external())
        .key("labels", namesOrLines());
    return withName(file, 5);
  }

  private Rule withName(Rule rule, int since) {
    if (version >= since) {
      rule.key("name", Rule.of("string"));
    }
    return version >= 7 ? rule.extensible() : rule;
  }

  private static Rule external() {
    return Rule.of("boolean", "object").key("name", Rule.of("string"));
  }

  /** Options of a driver: any name, text or number. */
  static Rule options() {
    return object().named(name -> isOneLine(name), Rule.of("string", "number"));
  }

  static boolean isOneLine(String name) {
    return !name.isEmpty() && name.indexOf('\n') < 0;
  }

  /** Names with values, or lines {@code NAME=value}. */
  static Rule namesOrLines() {
    return oneOf(
        object()
            .closed()
            .named(name -> !name.replace("\n", "").isEmpty(), Rule.of("string", "number", "null")),
        texts());
  }

  static Rule texts() {
    return setOf(Rule.of("string"));
  }
}
