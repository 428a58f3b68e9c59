package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.spec.Subnets;
import io.dryswarm.models.store.NetworkObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What networks were given: subnets, gateways and VXLAN numbers, in any pairing that keeps those of one network together. */
final class NetworkNumbers {
  private NetworkNumbers() {}

  static boolean hold(JsonNode p, SwarmState state) {
    List<String> wanted = Json.texts(p.get("networks"));
    List<String> numbers = new ArrayList<>();
    for (NetworkObject network : state.networks()) {
      if (wanted.contains(network.spec().name())) {
        numbers.add(of(p, network));
      }
    }
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      expected.add(text(p, "subnets", i) + text(p, "gateways", i) + text(p, "vxlan_ids", i));
    }
    Collections.sort(numbers);
    Collections.sort(expected);
    return numbers.equals(expected);
  }

  private static String text(JsonNode p, String key, int index) {
    return " " + p.path(key).path(index).asText("");
  }

  private static String of(JsonNode p, NetworkObject network) {
    String gateway = network.spec().gateway();
    String first = Subnets.dotted(network.subnet() + 1);
    return " "
        + (p.has("subnets") ? Subnets.dotted(network.subnet()) + "/" + network.prefixLength() : "")
        + " " + (p.has("gateways") ? gateway.isEmpty() ? first : gateway : "")
        + " " + (p.has("vxlan_ids") ? String.valueOf(network.vni()) : "");
  }
}
