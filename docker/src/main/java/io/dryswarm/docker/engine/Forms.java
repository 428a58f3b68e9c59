package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.Subnets;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.StoreObject;
import java.util.Locale;

/** What the forms of all objects have in common. */
final class Forms {
  private Forms() {}

  /** Id, version and times, with which most objects begin. */
  static ObjectNode begin(StoreObject object, ObjectTimes times) {
    ObjectNode json = Json.object().put("ID", ObjectIds.of(object));
    json.putObject("Version").put("Index", object.version());
    return json.put("CreatedAt", times.created(object)).put("UpdatedAt", times.updated(object));
  }

  /** {@code rollback_started}, {@code ready}: Docker's words are the names of constants in small letters. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static ObjectNode port(PortSpec port) {
    ObjectNode json =
        Json.object().put("Protocol", word(port.protocol())).put("TargetPort", port.target());
    if (port.published() != 0) {
      json.put("PublishedPort", port.published());
    }
    return json.put("PublishMode", word(port.mode()));
  }

  static String subnet(NetworkObject network) {
    return Subnets.dotted(network.subnet()) + "/" + network.prefixLength();
  }

  /** The user's, or the first address. */
  static String gateway(NetworkObject network) {
    String given = network.spec().gateway();
    return given.isEmpty() ? Subnets.dotted(network.subnet() + 1) : given;
  }
}
