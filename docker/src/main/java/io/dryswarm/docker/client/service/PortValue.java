package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.flags.BadValue;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code 8080:80/tcp}, {@code 8080-8082:80-82}, or {@code published=8080,target=80,mode=host}. Source: docker/cli opts/swarmopts, docker/go-connections nat. */
final class PortValue {
  private static final Pattern LONG = Pattern.compile(".*\\w+=\\w+(,\\w+=\\w+)*.*");
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final int PORT_BITS = 16;

  private PortValue() {}

  static List<ObjectNode> parse(String value) {
    return LONG.matcher(value).matches() ? List.of(fields(value)) : range(value);
  }

  private static ObjectNode fields(String value) {
    String protocol = "tcp";
    String mode = "ingress";
    long target = 0;
    long published = 0;
    for (String field : Options.csv(value)) {
      var pair = Options.pair(field.toLowerCase(Locale.ROOT));
      if (pair == null || pair.getKey().isEmpty()) {
        throw new BadValue("invalid field: " + field);
      }
      String given = pair.getValue();
      switch (pair.getKey()) {
        case "protocol" -> {
          if (!PROTOCOLS.contains(given)) {
            throw new BadValue("invalid protocol value '" + given + "'");
          }
          protocol = given;
        }
        case "mode" -> {
          if (!given.equals("ingress") && !given.equals("host")) {
            throw new BadValue(
                "invalid publish mode value (" + given + "): must be either 'ingress' or 'host'");
          }
          mode = given;
        }
        case "target" -> target = number("target", given);
        case "published" -> published = number("published", given);
        default -> throw new BadValue("invalid field key: " + pair.getKey());
      }
    }
    if (target == 0) {
      throw new BadValue("missing mandatory field 'target'");
    }
    return port(protocol, target, published, mode);
  }

  private static long number(String what, String text) {
    try {
      return GoText.unsigned(text, 10, PORT_BITS);
    } catch (BadValue bad) {
      String cause = bad.text().substring(bad.text().lastIndexOf(": ") + 2);
      throw new BadValue(
          "invalid " + what + " port (" + text + "): value must be an integer: " + cause);
    }
  }

  private static ObjectNode port(String protocol, long target, long published, String mode) {
    ObjectNode port = Json.object().put("Protocol", protocol).put("TargetPort", target);
    if (published != 0) {
      port.put("PublishedPort", published);
    }
    return port.put("PublishMode", mode);
  }

  private static List<ObjectNode> range(String value) {
    String[] byProtocol = value.split("/", -1);
    String protocol = byProtocol.length > 1 ? byProtocol[1].toLowerCase(Locale.ROOT) : "tcp";
    if (byProtocol.length > 2 || !PROTOCOLS.contains(protocol)) {
      throw new BadValue("invalid proto: " + protocol);
    }
    String[] parts = byProtocol[0].split(":", -1);
    if (parts.length > 2) {
      throw new BadValue("hostip is not supported");
    }
    String container = parts[parts.length - 1];
    String host = parts.length > 1 ? parts[0] : "";
    if (container.isEmpty()) {
      throw new BadValue("no port specified: " + value + "<empty>");
    }
    long[] targets = ends("containerPort", container);
    long[] published = host.isEmpty() ? new long[] {0, 0} : ends("hostPort", host);
    boolean isMany = published[1] > published[0] && targets[0] == targets[1];
    if (!host.isEmpty() && !isMany && targets[1] - targets[0] != published[1] - published[0]) {
      throw new BadValue(
          "invalid ranges specified for container and host Ports: " + container + " and " + host);
    }
    List<ObjectNode> ports = new ArrayList<>();
    long count = isMany ? published[1] - published[0] : targets[1] - targets[0];
    for (long i = 0; i <= count; i++) {
      ports.add(port(
          protocol,
          targets[0] + (isMany ? 0 : i),
          host.isEmpty() ? 0 : published[0] + i,
          "ingress"));
    }
    return ports;
  }

  private static long[] ends(String what, String text) {
    String[] parts = text.split("-", 2);
    try {
      long first = GoText.unsigned(parts[0], 10, PORT_BITS);
      long last = parts.length > 1 ? GoText.unsigned(parts[1], 10, PORT_BITS) : first;
      if (last < first) {
        throw new BadValue("invalid range specified for port: " + text);
      }
      return new long[] {first, last};
    } catch (BadValue bad) {
      throw new BadValue("invalid " + what + ": " + text);
    }
  }
}
