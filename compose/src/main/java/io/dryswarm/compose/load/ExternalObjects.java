package io.dryswarm.compose.load;

import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.Stage;
import io.dryswarm.compose.model.Extensions;
import io.dryswarm.compose.model.StackObject;
import io.dryswarm.compose.text.GoQuote;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives external objects their names, and files their paths. */
final class ExternalObjects {
  private final int version;
  private final String directory;
  private final Consumer<String> warnings;

  ExternalObjects(String version, String directory, Consumer<String> warnings) {
    this.version = Integer.parseInt(version.substring(version.indexOf('.') + 1));
    this.directory = directory;
    this.warnings = warnings;
  }

  void resolveNetworks(Map<String, @Nullable StackObject> networks, YamlMap section)
      throws StackRejected {
    Map<String, YamlNode> written = section.byName();
    for (Map.Entry<String, @Nullable StackObject> entry : networks.entrySet()) {
      StackObject network = entry.getValue();
      if (network != null && isExternal(network)) {
        takeName("network", entry.getKey(), network, 5);
        keepExtensions(network, written.get(entry.getKey()));
      }
    }
  }

  void resolveVolumes(Map<String, @Nullable StackObject> volumes, YamlMap section)
      throws StackRejected {
    Map<String, YamlNode> written = section.byName();
    for (Map.Entry<String, @Nullable StackObject> entry : volumes.entrySet()) {
      StackObject volume = entry.getValue();
      if (volume != null && isExternal(volume)) {
        checkAlone(entry.getKey(), volume);
        takeName("volume", entry.getKey(), volume, 4);
        keepExtensions(volume, written.get(entry.getKey()));
      }
    }
  }

  private static void checkAlone(String name, StackObject volume) throws StackRejected {
    String extra = !volume.text("driver").isEmpty()
        ? "driver"
        : !volume.textsByName("driver_opts").isEmpty()
            ? "driver_opts"
            : volume.textsByName("labels").isEmpty() ? "" : "labels";
    if (!extra.isEmpty()) {
      throw rejected(
          volume,
          "volumes." + name,
          "conflicting parameters \"external\" and " + GoQuote.quote(extra)
              + " specified for volume " + GoQuote.quote(name));
    }
  }

  /**
   * @param type {@code secret} or {@code config}
   */
  void resolveFiles(String type, Map<String, @Nullable StackObject> files, YamlMap section)
      throws StackRejected {
    Map<String, YamlNode> written = section.byName();
    for (Map.Entry<String, @Nullable StackObject> entry : files.entrySet()) {
      StackObject file = entry.getValue();
      if (file != null) {
        resolveFile(type, entry.getKey(), file);
        keepExtensions(file, written.get(entry.getKey()));
      }
    }
  }

  private void resolveFile(String type, String name, StackObject file) throws StackRejected {
    if (isExternal(file)) {
      takeName(type, name, file, 5);
    } else if (file.text("driver").isEmpty()) {
      file.set("file", Paths.absolute(directory, file.text("file")));
    } else if (!file.text("file").isEmpty()) {
      throw rejected(
          file,
          type + "s." + name,
          type + " " + name + ": " + type + ".driver and " + type + ".file conflict; only use "
              + type + ".driver");
    }
  }

  private static boolean isExternal(StackObject object) {
    StackObject external = object.object("external");
    return external != null && external.flag("external");
  }

  /**
   * @param since minor version from which on the name belongs elsewhere
   */
  private void takeName(String type, String name, StackObject object, int since)
      throws StackRejected {
    StackObject external = object.object("external");
    String outside = external == null ? "" : external.text("name");
    if (outside.isEmpty() || external == null) {
      object.set("name", object.text("name").isEmpty() ? name : object.text("name"));
      return;
    }
    if (!object.text("name").isEmpty()) {
      throw rejected(
          object,
          type + "s." + name,
          type + " " + name + ": " + type + ".external.name and " + type
              + ".name conflict; only use " + type + ".name");
    }
    if (version >= since) {
      warnings.accept(type + " " + name + ": " + type + ".external.name is deprecated in favor of "
          + type + ".name");
    }
    object.set("name", outside);
    external.set("name", "");
  }

  /** What a file adds for itself counts, even where the rest of an external object does not. */
  private static void keepExtensions(StackObject object, @Nullable YamlNode written) {
    object.setExtensions(Extensions.of(
        written instanceof YamlMap map ? map : YamlScalar.nothing(object.position())));
  }

  private static StackRejected rejected(StackObject at, String path, String message) {
    return new StackRejected(
        Stage.SCHEMA, message, List.of(new Problem(at.position(), path, message, "")));
  }
}
