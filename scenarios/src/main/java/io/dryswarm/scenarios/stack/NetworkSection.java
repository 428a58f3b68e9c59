package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.scenarios.stack.Definitions.Definition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks of a stack and the services' places on them. A service without networks joins {@code default}; networks that no service
 * uses are not created; the service's short name is an alias everywhere. Control-plane facts 12.2.14-17.
 */
final class NetworkSection {
  private static final String DEFAULT = "default";

  private final StackContext context;
  private final Map<String, Definition> defined;
  private final Map<String, NetworkSpec> used = new LinkedHashMap<>();

  NetworkSection(StackContext context, Place section) {
    this.context = context;
    this.defined = Definitions.read(context, section, ComposeKeys.NETWORK);
    defined.forEach(this::checkDefinition);
  }

  /** In the order in which services first use them. */
  List<NetworkSpec> used() {
    return List.copyOf(used.values());
  }

  /** A service's places, sorted by network as Docker does. */
  List<NetworkAttachmentSpec> attachments(String service, MapPlace map) {
    List<NetworkAttachmentSpec> result = new ArrayList<>();
    Place networks = map.findOrEmpty("networks");
    if (networks.isList()) {
      for (Place item : networks.list()) {
        attach(item, item.strictText(), List.of(service), result);
      }
    } else {
      for (Place value : networks.map().values()) {
        attach(value, value.key(), aliases(service, value), result);
      }
    }
    if (networks.isNull() || (!networks.isList() && networks.map().keys().isEmpty())) {
      result.add(new NetworkAttachmentSpec(use(DEFAULT), List.of(service)));
    }
    result.sort(Comparator.comparing(NetworkAttachmentSpec::network));
    return List.copyOf(result);
  }

  private List<String> aliases(String service, Place place) {
    MapPlace attachment = place.map(ComposeKeys.SERVICE_NETWORK);
    List<String> aliases = new ArrayList<>();
    attachment.find("aliases").ifPresent(l -> l.list().forEach(a -> aliases.add(a.strictText())));
    if (!aliases.contains(service)) {
      aliases.add(service);
    }
    return List.copyOf(aliases);
  }

  private void attach(
      Place place, String key, List<String> aliases, List<NetworkAttachmentSpec> result) {
    if (!defined.containsKey(key) && !key.equals(DEFAULT)) {
      place.problem(
          "undefined network \"" + key + "\"" + References.tail(key, defined, "networks"));
      return;
    }
    result.add(new NetworkAttachmentSpec(use(key), aliases));
  }

  private String use(String key) {
    Definition definition = defined.get(key);
    String name = definition == null ? context.fullName(key) : definition.fullName();
    boolean isExternal = definition != null && definition.external();
    if (isExternal && !used.containsKey(name)) {
      definition.place().warn("the external network \"" + name + "\" is taken to exist");
    }
    NetworkSpec spec = NetworkSpec.overlay(name);
    used.putIfAbsent(name, isExternal ? spec : spec.withLabels(context.labels()));
    return name;
  }

  private void checkDefinition(String key, Definition definition) {
    MapPlace map = definition.place().map();
    MapPlace options = map.findOrEmpty("driver_opts").map();
    if (options.has("encrypted")) {
      context.ignored().leaveOut("encrypted networks", key);
    }
    if (map.has("ipam")) {
      context.ignored().leaveOut("ipam", key);
    }
  }
}
