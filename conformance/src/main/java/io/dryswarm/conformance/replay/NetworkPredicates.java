package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.models.dns.ResolverFile;
import io.dryswarm.models.overlay.Link;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The predicates about networks: their numbers, and what stands in namespaces and containers. */
final class NetworkPredicates {
  private NetworkPredicates() {}

  static boolean holds(String predicate, JsonNode p, SwarmState state, List<String> nodeNames) {
    return switch (predicate) {
      case "interfaces" -> haveAll(p.path("links"), container(p, state).links());
      case "routes" -> routes(p, state);
      case "overlay_namespace" -> namespace(p, state, nodeNames);
      case "network_numbers" -> numbers(p, state);
      case "file" -> file(p, state);
      default -> throw new Unsupported("predicate '" + predicate + "'");
    };
  }

  private static SwarmState.Plugged container(JsonNode p, SwarmState state) {
    for (TaskObject task : state.tasks()) {
      if (task.serviceName().equals(p.path("service").asText())
          && (!p.has("slot") || task.slot() == p.get("slot").asInt())
          && task.observed() == TaskState.RUNNING) {
        return state.plugged(task.id());
      }
    }
    return SwarmState.Plugged.NOWHERE;
  }

  private static boolean routes(JsonNode p, SwarmState state) {
    SwarmState.Plugged container = container(p, state);
    if (p.has("default_via")
        && !container.routes().gateway().equals(p.get("default_via").asText())) {
      return false;
    }
    if (!p.has("overlay_subnet")) {
      return !p.has("overlay_dev")
          || container.routes().networks().containsValue(p.get("overlay_dev").asText());
    }
    for (NetworkObject network : state.networks()) {
      String device = container.routes().networks().get(network.id());
      if (device != null && subnet(network).equals(p.get("overlay_subnet").asText())) {
        return !p.has("overlay_dev") || device.equals(p.get("overlay_dev").asText());
      }
    }
    return false;
  }

  private static boolean namespace(JsonNode p, SwarmState state, List<String> nodeNames) {
    NetworkObject network = named(p.path("network").asText(), state);
    int node = nodeNames.indexOf(p.path("node").asText());
    return network != null && haveAll(p.path("links"), state.namespace(node, network.id()));
  }

  private static boolean haveAll(JsonNode wanted, List<Link> links) {
    for (JsonNode one : wanted) {
      if (links.stream().noneMatch(link -> is(one, link))) {
        return false;
      }
    }
    return !links.isEmpty();
  }

  private static boolean is(JsonNode wanted, Link link) {
    for (String key : (Iterable<String>) wanted::fieldNames) {
      JsonNode value = wanted.get(key);
      boolean fits = switch (key) {
        case "name" -> link.name().equals(value.asText());
        case "mtu" -> link.mtu() == value.asInt();
        case "vxlan_id" -> link.vxlanId() == value.asInt();
        case "dstport" -> link.port() == value.asInt();
        case "flags" -> {
          boolean all = true;
          for (JsonNode flag : value) {
            all &= link.flags().contains(flag.asText());
          }
          yield all;
        }
        default -> throw new Unsupported("link field '" + key + "'");
      };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** The n-th of each list belong together; which network has which numbers is open. */
  private static boolean numbers(JsonNode p, SwarmState state) {
    TreeSet<String> wanted = new TreeSet<>();
    TreeSet<String> found = new TreeSet<>();
    for (int i = 0; i < p.get("networks").size(); i++) {
      wanted.add(
          p.path("subnets").path(i).asText() + " " + p.path("gateways").path(i).asText() + " "
              + p.path("vxlan_ids").path(i).asText());
      NetworkObject network = named(p.get("networks").get(i).asText(), state);
      if (network != null) {
        found.add((p.has("subnets") ? subnet(network) : "") + " "
            + (p.has("gateways") ? gateway(network) : "") + " "
            + (p.has("vxlan_ids") ? network.vni() : ""));
      }
    }
    return wanted.equals(found);
  }

  private static @Nullable NetworkObject named(String name, SwarmState state) {
    return state.networks().stream()
        .filter(network -> network.spec().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** {@code 10.0.1.0/24}; empty before the network was allocated. */
  static String subnet(NetworkObject network) {
    return network.isAllocated() ? dotted(network.subnet()) + "/" + network.prefixLength() : "";
  }

  static String gateway(NetworkObject network) {
    if (!network.spec().gateway().isEmpty()) {
      return network.spec().gateway();
    }
    return network.isAllocated() ? dotted(network.subnet() + 1) : "";
  }

  private static String dotted(int address) {
    return String.format(
        Locale.ROOT,
        "%d.%d.%d.%d",
        address >>> 24,
        address >>> 16 & 0xff,
        address >>> 8 & 0xff,
        address & 0xff);
  }

  /** Whether the file is the one that the engine writes for a container's networks. */
  static boolean isWrittenByEngine(JsonNode p) {
    return p.path("path").asText().equals("/etc/resolv.conf");
  }

  /** Of the files in a container the one that the engine writes for its networks. */
  private static boolean file(JsonNode p, SwarmState state) {
    for (String key : (Iterable<String>) p::fieldNames) {
      if (!List.of("service", "slot", "path", "exists", "content").contains(key)) {
        throw new Unsupported("file field '" + key + "'");
      }
    }
    if (!p.path("path").asText().equals(ResolverFile.PATH)) {
      throw new Unsupported("file " + p.path("path").asText());
    }
    boolean exists = !container(p, state).links().isEmpty();
    return exists == p.path("exists").asBoolean(true)
        && (!p.has("content") || ResolverFile.CONTENT.equals(p.get("content").asText()));
  }
}
