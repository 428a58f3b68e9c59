package io.dryswarm.docker.client.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.spec.Subnets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings the subnets of a network together with the ranges and gateways that belong to them. */
final class AddressRanges {
  private AddressRanges() {}

  /** @throws CommandFailure if something fits no subnet */
  static ArrayNode of(Flags flags) {
    List<String> subnets = flags.values("subnet", String.class);
    List<String> ranges = flags.values("ip-range", String.class);
    List<String> gateways = flags.values("gateway", String.class);
    if (subnets.size() < ranges.size() || subnets.size() < gateways.size()) {
      throw new CommandFailure("every ip-range or gateway must have a corresponding subnet");
    }
    Map<String, ObjectNode> configs = new TreeMap<>();
    for (String subnet : subnets) {
      for (String other : configs.keySet()) {
        if (contains(subnet, other) || contains(other, subnet)) {
          throw new CommandFailure("multiple overlapping subnet configuration is not supported");
        }
      }
      configs.put(subnet, Json.object().put("Subnet", subnet));
    }
    assign("range", "IPRange", "ranges", ranges, configs);
    assign("gateway", "Gateway", "gateways", gateways, configs);
    ArrayNode array = Json.array();
    configs.values().forEach(array::add);
    return array;
  }

  private static void assign(
      String what,
      String key,
      String several,
      List<String> values,
      Map<String, ObjectNode> configs) {
    for (String value : values) {
      boolean fits = false;
      for (Map.Entry<String, ObjectNode> config : configs.entrySet()) {
        if (contains(config.getKey(), value)) {
          String before = Json.text(config.getValue(), key);
          if (!before.isEmpty()) {
            throw new CommandFailure("cannot configure multiple " + several + " (" + value + ", "
                + before + ") " + (key.equals("IPRange") ? "on" : "for") + " the same subnet ("
                + config.getKey() + ")");
          }
          config.getValue().put(key, value);
          fits = true;
        }
      }
      if (!fits) {
        throw new CommandFailure("no matching subnet for " + what + " " + value);
      }
    }
  }

  /** Whether the subnet holds an address, or the beginning of another range. */
  private static boolean contains(String subnet, String data) {
    Optional<Subnets.Range> range = Subnets.range(subnet);
    if (range.isEmpty()) {
      throw new CommandFailure("invalid subnet: invalid CIDR address: " + subnet);
    }
    if (data.contains("/") && Subnets.range(data).isEmpty()) {
      throw new CommandFailure("invalid CIDR address: " + data);
    }
    var address = Subnets.address(data.split("/", 2)[0]);
    return address.isPresent() && range.get().contains(address.getAsInt());
  }
}
