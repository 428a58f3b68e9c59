package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Converts what concerns the container of a service. */
final class ContainerConversion {
  private static final String ALL = "ALL";
  private static final String RESET = "RESET";

  private ContainerConversion() {}

  static Json container(Namespace namespace, StackObject service) {
    TreeSet<String> added = capabilities(service.texts("cap_add"));
    TreeSet<String> dropped = capabilities(service.texts("cap_drop"));
    dropped.removeAll(added);
    added.remove(RESET);
    dropped.remove(RESET);
    return new Json()
        .text("Image", ServiceConversion.image(service))
        .byName("Labels", namespace.labels(service))
        .texts("Command", service.texts("entrypoint"))
        .texts("Args", service.texts("command"))
        .text("Hostname", service.text("hostname"))
        .texts("Env", environment(service))
        .text("Dir", service.text("working_dir"))
        .text("User", service.text("user"))
        .object("DNSConfig", dns(service))
        .texts("Hosts", hosts(service.texts("extra_hosts")))
        .text("StopSignal", service.text("stop_signal"))
        .flag("TTY", service.flag("tty"))
        .flag("OpenStdin", service.flag("stdin_open"))
        .flag("ReadOnly", service.flag("read_only"))
        .optional("StopGracePeriod", service.number("stop_grace_period"))
        .text("Isolation", service.text("isolation"))
        .byName("Sysctls", service.textsByName("sysctls"))
        .texts("CapabilityAdd", List.copyOf(added))
        .texts("CapabilityDrop", List.copyOf(dropped))
        .objects("Ulimits", ulimits(service))
        .optionalFlag("Init", service.get("init"));
  }

  private static List<String> environment(StackObject service) {
    List<String> variables = new ArrayList<>();
    service
        .textsByName("environment")
        .forEach((name, value) -> variables.add(value == null ? name : name + "=" + value));
    variables.sort(null);
    return variables;
  }

  private static List<String> hosts(List<String> hosts) {
    List<String> converted = new ArrayList<>();
    for (String host : hosts) {
      int sign = host.indexOf(':');
      if (sign >= 0) {
        converted.add(host.substring(sign + 1) + " " + host.substring(0, sign));
      }
    }
    return converted;
  }

  private static @Nullable Json dns(StackObject service) {
    if (service.get("dns") == null && service.get("dns_search") == null) {
      return null;
    }
    return new Json()
        .texts("Nameservers", service.texts("dns"))
        .texts("Search", service.texts("dns_search"));
  }

  private static TreeSet<String> capabilities(List<String> names) {
    TreeSet<String> normalized = new TreeSet<>();
    for (String name : names) {
      String upper = name.strip().toUpperCase(Locale.ROOT);
      boolean complete = upper.equals(ALL) || upper.equals(RESET) || upper.startsWith("CAP_");
      normalized.add(complete ? upper : "CAP_" + upper);
    }
    if (normalized.contains(ALL)) {
      normalized.clear();
      normalized.add(ALL);
    }
    return normalized;
  }

  private static List<Json> ulimits(StackObject service) {
    List<Json> converted = new ArrayList<>();
    for (Map.Entry<String, @Nullable StackObject> entry :
        new TreeMap<>(service.objectsByName("ulimits")).entrySet()) {
      StackObject limit = entry.getValue();
      if (limit != null) {
        long single = limit.whole("single");
        converted.add(new Json()
            .always("Name", entry.getKey())
            .always("Hard", single != 0 ? single : limit.whole("hard"))
            .always("Soft", single != 0 ? single : limit.whole("soft")));
      }
    }
    return converted;
  }
}
