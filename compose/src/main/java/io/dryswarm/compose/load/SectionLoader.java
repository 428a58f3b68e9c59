package io.dryswarm.compose.load;

import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.Stage;
import io.dryswarm.compose.model.Decoding;
import io.dryswarm.compose.model.Extensions;
import io.dryswarm.compose.model.SectionReader;
import io.dryswarm.compose.model.StackModel;
import io.dryswarm.compose.model.StackObject;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the model of one file that has kept to the schema. */
final class SectionLoader {
  private final StackSource source;
  private final Consumer<String> warnings;

  SectionLoader(StackSource source, Consumer<String> warnings) {
    this.source = source;
    this.warnings = warnings;
  }

  /** Reads a section into objects. */
  private interface Reader {
    Map<String, @Nullable StackObject> read(YamlNode node, Decoding decoding);
  }

  /**
   * @param version of the first file
   */
  StackModel load(YamlMap root, String version) throws StackRejected {
    ExternalObjects external = new ExternalObjects(version, source.directory(), warnings);
    Map<String, @Nullable StackObject> services = services(root);
    Map<String, @Nullable StackObject> networks =
        objects(root, "networks", SectionReader::networks);
    external.resolveNetworks(networks, section(root, "networks"));
    Map<String, @Nullable StackObject> volumes = objects(root, "volumes", SectionReader::volumes);
    external.resolveVolumes(volumes, section(root, "volumes"));
    Map<String, @Nullable StackObject> secrets = objects(root, "secrets", SectionReader::files);
    external.resolveFiles("secret", secrets, section(root, "secrets"));
    Map<String, @Nullable StackObject> configs = objects(root, "configs", SectionReader::files);
    external.resolveFiles("config", configs, section(root, "configs"));
    return new StackModel(
        version,
        new StackModel.Sections(services, networks, volumes, secrets, configs),
        Extensions.of(root));
  }

  private Map<String, @Nullable StackObject> services(YamlMap root) throws StackRejected {
    ServiceFiles files = new ServiceFiles(source, warnings);
    Map<String, @Nullable StackObject> services = new LinkedHashMap<>();
    if (root.get("services") instanceof YamlMap section) {
      for (YamlMap.Entry entry : section.entries()) {
        Decoding decoding = new Decoding(warnings);
        StackObject service = SectionReader.service(entry.value(), decoding);
        check(decoding, "services." + entry.name());
        if (service != null) {
          files.resolve(service, entry);
        }
        services.put(entry.name(), service);
      }
    }
    return services;
  }

  private Map<String, @Nullable StackObject> objects(YamlMap root, String key, Reader reader)
      throws StackRejected {
    Decoding decoding = new Decoding(warnings);
    Map<String, @Nullable StackObject> objects = reader.read(section(root, key), decoding);
    check(decoding, key);
    return objects;
  }

  private static YamlMap section(YamlMap root, String key) {
    return root.get(key) instanceof YamlMap map ? map : new YamlMap(root.position(), List.of());
  }

  private static void check(Decoding decoding, String path) throws StackRejected {
    if (!decoding.isClean()) {
      String last = decoding.message().substring(decoding.message().indexOf("\n\n") + 2);
      Problem problem = new Problem(decoding.where(), path, last, "");
      throw new StackRejected(Stage.SCHEMA, decoding.message(), List.of(problem));
    }
  }
}
