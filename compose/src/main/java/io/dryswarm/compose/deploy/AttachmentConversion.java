package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts the networks of a service; one without any is in the default network of its stack. */
final class AttachmentConversion {
  private static final String DEFAULT = "default";

  private final Namespace namespace;
  private final Map<String, @Nullable StackObject> networks;

  AttachmentConversion(Namespace namespace, Map<String, @Nullable StackObject> networks) {
    this.namespace = namespace;
    this.networks = networks;
  }

  /** A converted attachment and where it leads, by which they are sorted. */
  private record Attachment(String target, Json body) {}

  List<Json> networks(String name, StackObject service) throws ConversionError {
    Map<String, @Nullable StackObject> used = service.objectsByName("networks");
    if (used.isEmpty()) {
      used = new HashMap<>();
      used.put(DEFAULT, null);
    }
    List<Attachment> attachments = new ArrayList<>();
    for (Map.Entry<String, @Nullable StackObject> entry : used.entrySet()) {
      if (!networks.containsKey(entry.getKey()) && !entry.getKey().equals(DEFAULT)) {
        throw ConversionError.undefined("network", entry.getKey(), networks.keySet());
      }
      attachments.add(attachment(name, entry.getKey(), entry.getValue()));
    }
    attachments.sort(Comparator.comparing(Attachment::target));
    return attachments.stream().map(Attachment::body).toList();
  }

  private Attachment attachment(String name, String key, @Nullable StackObject settings) {
    String target = namespace.nameOf(key, networks.get(key));
    List<String> aliases =
        new ArrayList<>(settings == null ? List.of() : settings.texts("aliases"));
    if (NetworkNames.isUserDefined(target)) {
      aliases.add(name);
    }
    Json body = new Json().text("Target", target).texts("Aliases", aliases);
    if (settings != null) {
      body.byName("DriverOpts", settings.textsByName("driver_opts"));
    }
    return new Attachment(target, body);
  }
}
