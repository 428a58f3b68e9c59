package io.dryswarm.compose.load;

import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.Stage;
import io.dryswarm.compose.model.StackObject;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a service takes from outside of the stack file: variables of files and of the environment, absolute paths of bind mounts. */
final class ServiceFiles {
  private final StackSource source;
  private final Consumer<String> warnings;

  ServiceFiles(StackSource source, Consumer<String> warnings) {
    this.source = source;
    this.warnings = warnings;
  }

  void resolve(StackObject service, YamlMap.Entry entry) throws StackRejected {
    Map<String, @Nullable String> environment = new LinkedHashMap<>();
    for (String file : service.texts("env_file")) {
      update(environment, variables(file, entry));
    }
    update(environment, service.textsByName("environment"));
    service.set("environment", environment);
    for (StackObject mount : service.objects("volumes")) {
      if (mount.text("type").equals("bind")) {
        resolveMount(mount, entry);
      }
    }
  }

  /** All files count before the next one replaces their empty values, as if they were one. */
  private Map<String, @Nullable String> variables(String file, YamlMap.Entry service)
      throws StackRejected {
    String path = Paths.absolute(source.directory(), file);
    try {
      byte[] content = source.folder().read(path);
      return new LinkedHashMap<>(EnvFile.parse(path, content, source.environment()));
    } catch (TextRefused e) {
      throw rejected(place(service, "env_file"), service.name(), "env_file", e.text());
    }
  }

  /** A variable without a value, or with an empty one, has that of the environment if there is any. */
  private void update(
      Map<String, @Nullable String> environment, Map<String, @Nullable String> added) {
    added.forEach((name, value) -> {
      String outside = source.environment().get(name);
      boolean empty = value == null || value.isEmpty();
      environment.put(name, empty && outside != null ? outside : value);
    });
  }

  private void resolveMount(StackObject mount, YamlMap.Entry service) throws StackRejected {
    String path = mount.text("source");
    if (path.isEmpty()) {
      String message = "invalid mount config for type \"bind\": field Source must not be empty";
      throw rejected(mount.position(), service.name(), "volumes", message);
    }
    String expanded = expandHome(path);
    boolean absolute = Paths.isAbsolute(expanded);
    mount.set("source", absolute ? expanded : Paths.absolute(source.directory(), expanded));
  }

  private String expandHome(String path) {
    if (!path.startsWith("~")) {
      return path;
    }
    String home = source.environment().get("HOME");
    if (home == null) {
      warnings.accept("cannot expand '~', because the environment lacks HOME");
      return path;
    }
    return home + path.substring(1);
  }

  private static Position place(YamlMap.Entry service, String key) {
    YamlNode value = service.value() instanceof YamlMap map ? map.get(key) : null;
    return value == null ? service.key().position() : value.position();
  }

  private static StackRejected rejected(Position at, String service, String key, String message) {
    Problem problem = new Problem(at, "services." + service + "." + key, message, "");
    return new StackRejected(Stage.SCHEMA, message, List.of(problem));
  }
}
