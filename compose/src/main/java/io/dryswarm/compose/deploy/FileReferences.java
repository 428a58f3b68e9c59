package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackModel;
import io.dryswarm.compose.model.StackObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts the secrets and configs that a service uses; a credential specification may be a config, too. */
final class FileReferences {
  private static final long READABLE = 0444;

  private final Namespace namespace;
  private final StackModel model;
  private final ExistingObjects existing;

  FileReferences(Namespace namespace, StackModel model, ExistingObjects existing) {
    this.namespace = namespace;
    this.model = model;
    this.existing = existing;
  }

  /** What stands for one type: its declarations and its words. */
  private record Type(
      String name, String id, String field, Map<String, @Nullable StackObject> all) {}

  /** The id of an object, looked up by name. */
  private interface Lookup {
    Optional<String> id(String name);
  }

  /** A reference with the name by which it is sorted. */
  private record Reference(String name, Json body) {}

  List<Json> secrets(StackObject service) throws ConversionError {
    Type type = new Type("secret", "SecretID", "SecretName", model.secrets());
    List<Reference> references = new ArrayList<>();
    addFiles(references, type, service.objects("secrets"), existing::secretId);
    return sorted(references);
  }

  List<Json> configs(StackObject service) throws ConversionError {
    Type type = new Type("config", "ConfigID", "ConfigName", model.configs());
    List<Reference> references = new ArrayList<>();
    String credentials = credentialConfig(service);
    if (!credentials.isEmpty()) {
      checkKnown(type, credentials);
    }
    addFiles(references, type, service.objects("configs"), existing::configId);
    if (!credentials.isEmpty()) {
      String name = namespace.nameOf(credentials, type.all().get(credentials));
      references.add(new Reference(
          name,
          new Json()
              .object("Runtime", new Json())
              .always("ConfigID", id(type, name, existing::configId))
              .always("ConfigName", name)));
    }
    return sorted(references);
  }

  private static List<Json> sorted(List<Reference> references) {
    references.sort(Comparator.comparing(Reference::name));
    return references.stream().map(Reference::body).toList();
  }

  private void addFiles(
      List<Reference> references, Type type, List<StackObject> used, Lookup lookup)
      throws ConversionError {
    Map<String, StackObject> byTarget = new LinkedHashMap<>();
    for (StackObject reference : used) {
      checkKnown(type, reference.text("source"));
    }
    for (StackObject reference : used) {
      String given = reference.text("target");
      String target = given.isEmpty() ? reference.text("source") : given;
      if (byTarget.putIfAbsent(target, reference) != null) {
        throw new ConversionError(
            "duplicate " + type.name() + " target for " + nameOf(type, reference) + " not allowed",
            type.name() + "s",
            reference.text("source"));
      }
    }
    for (Map.Entry<String, StackObject> entry : byTarget.entrySet()) {
      String name = nameOf(type, entry.getValue());
      references.add(new Reference(
          name,
          new Json()
              .object("File", file(entry.getKey(), entry.getValue()))
              .always(type.id(), id(type, name, lookup))
              .always(type.field(), name)));
    }
  }

  private String nameOf(Type type, StackObject reference) {
    String source = reference.text("source");
    return namespace.nameOf(source, type.all().get(source));
  }

  private static void checkKnown(Type type, String source) throws ConversionError {
    if (!type.all().containsKey(source)) {
      throw ConversionError.undefined(type.name(), source, type.all().keySet());
    }
  }

  private static String id(Type type, String name, Lookup lookup) throws ConversionError {
    Optional<String> id = lookup.id(name);
    if (id.isEmpty()) {
      throw new ConversionError(type.name() + " not found: " + name, type.name() + "s");
    }
    return id.get();
  }

  private static Json file(String target, StackObject reference) {
    Number mode = reference.number("mode");
    return new Json()
        .always("Name", target)
        .always("UID", reference.text("uid").isEmpty() ? "0" : reference.text("uid"))
        .always("GID", reference.text("gid").isEmpty() ? "0" : reference.text("gid"))
        .always("Mode", mode == null ? (Number) READABLE : mode);
  }

  private static String credentialConfig(StackObject service) {
    StackObject credentials = service.object("credential_spec");
    return credentials == null ? "" : credentials.text("config");
  }

  /** After {@link #configs}, which has found the config of a credential specification. */
  Json privileges(StackObject service) throws ConversionError {
    Json privileges = new Json();
    StackObject credentials = service.object("credential_spec");
    List<String> given = new ArrayList<>();
    if (credentials != null) {
      for (String key : new String[] {"Config", "File", "Registry"}) {
        if (!credentials.text(key.toLowerCase(Locale.ROOT)).isEmpty()) {
          given.add("\"" + key + "\"");
        }
      }
    }
    if (given.size() > 1) {
      String comma = given.size() > 2 ? "," : "";
      throw new ConversionError(
          "invalid credential spec: cannot specify both "
              + String.join(", ", given.subList(0, given.size() - 1)) + comma + " and "
              + given.get(given.size() - 1),
          "credential_spec");
    }
    if (credentials == null || given.isEmpty()) {
      privileges.nothing("CredentialSpec");
    } else {
      privileges.object("CredentialSpec", credentialSpec(credentials));
    }
    return privileges.nothing("SELinuxContext").always("NoNewPrivileges", false);
  }

  private Json credentialSpec(StackObject credentials) {
    String config = credentials.text("config");
    String name =
        config.isEmpty() ? "" : namespace.nameOf(config, model.configs().get(config));
    return new Json()
        .always("Config", config.isEmpty() ? "" : existing.configId(name).orElse(""))
        .always("File", credentials.text("file"))
        .always("Registry", credentials.text("registry"));
  }
}
