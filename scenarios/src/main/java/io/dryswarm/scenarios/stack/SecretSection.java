package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.scenarios.stack.Definitions.Definition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets of a stack, from files, and the services' references to them. Control-plane facts 1.5.38, 12.4.36. */
final class SecretSection {
  private static final int MAX_BYTES = 511_999;

  private final Map<String, Definition> defined;
  private final Map<String, SecretSpec> specs = new LinkedHashMap<>();

  SecretSection(StackContext context, Place section) {
    this.defined = Definitions.read(context, section, ComposeKeys.SECRET);
    for (Definition definition : defined.values()) {
      String data = definition.external() ? external(definition) : content(context, definition);
      specs.put(
          definition.fullName(),
          new SecretSpec(
              definition.fullName(),
              data,
              definition.external() ? Collections.emptySortedMap() : context.labels()));
    }
  }

  List<SecretSpec> specs() {
    return List.copyOf(specs.values());
  }

  /** A service's secrets, sorted by name. */
  List<SecretReference> references(Place list) {
    List<SecretReference> result = new ArrayList<>();
    for (Place item : list.list()) {
      reference(item).ifPresent(result::add);
    }
    result.sort(Comparator.comparing(SecretReference::secret));
    return List.copyOf(result);
  }

  private Optional<SecretReference> reference(Place item) {
    if (!item.isMap()) {
      String source = item.strictText();
      return resolve(item, source, source);
    }
    MapPlace map = item.map(ComposeKeys.FILE_REFERENCE);
    map.find("mode").ifPresent(mode -> mode.integer(0, 07777));
    String source = map.require("source").strictText();
    return resolve(item, source, map.find("target").map(Place::strictText).orElse(source));
  }

  private Optional<SecretReference> resolve(Place item, String source, String target) {
    Definition definition = defined.get(source);
    if (definition == null) {
      String tail = References.tail(source, defined, "secrets");
      item.problem("undefined secret \"" + source + "\"" + tail);
      return Optional.empty();
    }
    return Optional.of(new SecretReference(definition.fullName(), target));
  }

  private static String external(Definition definition) {
    definition
        .place()
        .warn("the external secret \"" + definition.fullName() + "\" is taken to exist");
    return "external secret " + definition.fullName();
  }

  private static String content(StackContext context, Definition definition) {
    MapPlace map = definition.place().map();
    if (map.has("driver")) {
      context.ignored().leaveOut("secret drivers", definition.fullName());
      return "secret of a driver: " + definition.fullName();
    }
    Optional<Place> file = map.find("file");
    if (file.isEmpty()) {
      definition.place().problem("missing key \"file\"; or say external: true");
      return "";
    }
    String data = context.readFile(file.get()).orElse("unreadable");
    if (data.isEmpty() || data.length() > MAX_BYTES) {
      file.get()
          .problem("a secret has 1 to " + MAX_BYTES + " bytes, this one has " + data.length());
    }
    return data;
  }
}
