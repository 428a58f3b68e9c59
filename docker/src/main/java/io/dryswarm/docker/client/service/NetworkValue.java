package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.flags.BadValue;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code front}, or {@code name=front,alias=web,driver-opt=KEY=VALUE}. Source: docker/cli opts/network.go. */
final class NetworkValue {
  private static final Pattern LONG = Pattern.compile(".*\\w+=\\w+(,\\w+=\\w+)*.*");

  private NetworkValue() {}

  static ObjectNode parse(String value) {
    ObjectNode network = Json.object().put("Target", value);
    if (!LONG.matcher(value).matches()) {
      return network;
    }
    network.put("Target", "");
    ArrayNode aliases = Json.array();
    ObjectNode options = Json.object();
    for (String field : Options.csv(value)) {
      var pair = Options.pair(field.toLowerCase(Locale.ROOT));
      if (pair == null || pair.getKey().isEmpty()) {
        throw new BadValue("invalid field " + field);
      }
      String given = pair.getValue().strip();
      switch (pair.getKey().strip()) {
        case "name" -> network.put("Target", given);
        case "alias" -> aliases.add(given);
        case "ip", "ip6", "mac-address", "link-local-ip", "gw-priority" -> {
          // Services have no use for these.
        }
        case "driver-opt" -> {
          var option = Options.pair(given);
          if (option == null || option.getKey().isEmpty()) {
            throw new BadValue("invalid key value pair format in driver options");
          }
          options.put(option.getKey().strip(), option.getValue().strip());
        }
        default -> throw new BadValue("invalid field key " + pair.getKey().strip());
      }
    }
    if (Json.text(network, "Target").isEmpty()) {
      throw new BadValue("network name/id is not specified");
    }
    if (!aliases.isEmpty()) {
      network.set("Aliases", aliases);
    }
    if (!options.isEmpty()) {
      network.set("DriverOpts", options);
    }
    return network;
  }
}
