package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.ShellWords;
import io.dryswarm.docker.client.flags.BadValue;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** Further values of the flags of services. */
final class Words {
  private Words() {}

  /** A command line as one value: {@code sh -c "exit 1"}. */
  record CommandLine(List<String> words) {}

  static CommandLine commandLine(String value) {
    try {
      return new CommandLine(ShellWords.split(value));
    } catch (IllegalArgumentException open) {
      throw new BadValue(String.valueOf(open.getMessage()));
    }
  }

  /** {@code spread=node.labels.zone}. */
  static ObjectNode preference(String value) {
    String[] parts = value.split("=", 2);
    if (parts.length < 2 || parts[0].isEmpty()) {
      throw new BadValue("placement preference must be of the format \"<strategy>=<arg>\"");
    }
    if (!parts[0].equals("spread")) {
      throw new BadValue(
          "unsupported placement preference " + parts[0] + " (only spread is supported)");
    }
    ObjectNode preference = Json.object();
    preference.putObject("Spread").put("SpreadDescriptor", parts[1]);
    return preference;
  }

  /** {@code nofile=1024:2048}. */
  static ObjectNode ulimit(String value) {
    String[] parts = value.split("=", 2);
    if (parts.length < 2) {
      throw new BadValue("invalid ulimit argument: " + value);
    }
    String[] limits = parts[1].split(":", -1);
    if (limits.length > 2) {
      throw new BadValue("too many limit value arguments - " + parts[1]
          + ", can only have up to two, `soft[:hard]`");
    }
    long soft = GoText.signed(limits[0], 10, Long.SIZE);
    long hard = limits.length > 1 ? GoText.signed(limits[1], 10, Long.SIZE) : soft;
    if (hard != -1 && (soft > hard || soft == -1)) {
      throw new BadValue(
          "ulimit soft limit must be less than or equal to hard limit: " + soft + " > " + hard);
    }
    return Json.object().put("Name", parts[0]).put("Hard", hard).put("Soft", soft);
  }

  /** {@code GPU=2}. */
  static String genericResource(String value) {
    if (!value.contains("=")) {
      throw new BadValue("invalid generic-resource format `" + value + "` expected `name=value`");
    }
    return value;
  }

  static double ratio(String value) {
    return GoText.real(value);
  }

  static long unsigned(String value) {
    return GoText.unsigned(value, 0, Long.SIZE);
  }

  static long signed(String value) {
    return GoText.signed(value, 0, Long.SIZE);
  }

  /** A duration that must be positive, as far as it is one. */
  static long positiveNs(String value) {
    long ns = GoText.durationNs(value);
    if (ns < 0) {
      throw new BadValue("duration cannot be negative");
    }
    return ns;
  }

  static String credentialSpec(String value) {
    if (!value.isEmpty() && !value.matches("(config|file|registry)://.*")) {
      throw new BadValue(
          "invalid credential spec: value must be prefixed with \"config://\", \"file://\", or \"registry://\"");
    }
    return value;
  }
}
