package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Published ports of the routing mesh; neighbours are drawn together: {@code *:80-82->80-82/tcp}. */
final class PortRanges {
  private long publishedFirst;
  private long publishedLast;
  private long targetFirst;
  private long targetLast;
  private String protocol = "";
  private final List<String> texts = new ArrayList<>();

  private PortRanges() {}

  static String text(JsonNode ports) {
    List<JsonNode> sorted = new ArrayList<>();
    ports.forEach(sorted::add);
    sorted.sort(Comparator.comparing((JsonNode port) -> Json.text(port, "Protocol"))
        .thenComparing(port -> port.path("PublishedPort").asLong()));
    PortRanges ranges = new PortRanges();
    for (JsonNode port : sorted) {
      if (Json.text(port, "PublishMode").equals("ingress")) {
        ranges.add(
            Json.text(port, "Protocol"),
            port.path("PublishedPort").asLong(),
            port.path("TargetPort").asLong());
      }
    }
    ranges.end();
    return String.join(", ", ranges.texts);
  }

  /** A difference is unsigned in Docker: a port before the last one is far away. */
  private static boolean isNext(long port, long last) {
    return port - last == 0 || port - last == 1;
  }

  private void add(String portProtocol, long published, long target) {
    boolean isRange = targetLast != targetFirst;
    boolean overlaps = target <= targetLast;
    if (portProtocol.equals(protocol)
        && isNext(published, publishedLast)
        && isNext(target, targetLast)
        && !(isRange && overlaps)) {
      publishedLast = published;
      targetLast = target;
      return;
    }
    end();
    protocol = portProtocol;
    publishedFirst = published;
    publishedLast = published;
    targetFirst = target;
    targetLast = target;
  }

  private void end() {
    if (publishedFirst > 0) {
      texts.add("*:" + range(publishedFirst, publishedLast) + "->" + range(targetFirst, targetLast)
          + "/" + protocol);
    }
  }

  private static String range(long first, long last) {
    return last > first ? first + "-" + last : String.valueOf(first);
  }
}
