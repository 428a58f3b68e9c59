package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.flags.BadValue;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code type=volume,source=data,target=/data}. Source: docker/cli opts/mount.go. */
final class MountValue {
  private static final Map<String, String> OPTIONS = Map.of(
      "VolumeOptions", "volume",
      "ImageOptions", "image",
      "BindOptions", "bind",
      "TmpfsOptions", "tmpfs");

  private final ObjectNode mount = Json.object().put("Type", "volume");

  private MountValue() {}

  static ObjectNode parse(String value) {
    MountValue parsed = new MountValue();
    for (String field : Options.csv(value)) {
      var pair = Options.pair(field);
      if (pair == null) {
        parsed.onSwitch(field.toLowerCase(Locale.ROOT), field);
      } else {
        parsed.field(pair.getKey().toLowerCase(Locale.ROOT), pair.getValue(), field);
      }
    }
    parsed.check();
    return parsed.mount;
  }

  private void onSwitch(String key, String field) {
    switch (key) {
      case "readonly", "ro" -> mount.put("ReadOnly", true);
      case "volume-nocopy" -> volume().put("NoCopy", true);
      case "bind-nonrecursive" -> Json.child(mount, "BindOptions").put("NonRecursive", true);
      default -> throw new BadValue("invalid field '" + field + "' must be a key=value pair");
    }
  }

  private void field(String key, String value, String field) {
    switch (key) {
      case "type" -> mount.put("Type", value.toLowerCase(Locale.ROOT));
      case "source", "src" -> mount.put("Source", value);
      case "target", "dst", "destination" -> mount.put("Target", value);
      case "readonly", "ro" -> mount.put("ReadOnly", bool(key, value));
      case "consistency" -> mount.put("Consistency", value.toLowerCase(Locale.ROOT));
      case "bind-propagation" ->
        Json.child(mount, "BindOptions").put("Propagation", value.toLowerCase(Locale.ROOT));
      case "bind-nonrecursive" ->
        Json.child(mount, "BindOptions").put("NonRecursive", bool(key, value));
      case "bind-recursive" -> bindRecursive(value);
      case "volume-subpath" -> volume().put("Subpath", value);
      case "volume-nocopy" -> volume().put("NoCopy", bool(key, value));
      case "volume-label" -> entry(Json.child(volume(), "Labels"), value);
      case "volume-driver" -> Json.child(volume(), "DriverConfig").put("Name", value);
      case "volume-opt" ->
        entry(Json.child(Json.child(volume(), "DriverConfig"), "Options"), value);
      case "image-subpath" -> Json.child(mount, "ImageOptions").put("Subpath", value);
      case "tmpfs-size" -> Json.child(mount, "TmpfsOptions").put("SizeBytes", size(key, value));
      case "tmpfs-mode" -> Json.child(mount, "TmpfsOptions").put("Mode", mode(key, value));
      default -> throw new BadValue("unexpected key '" + key + "' in '" + field + "'");
    }
  }

  private ObjectNode volume() {
    ObjectNode options = Json.child(mount, "VolumeOptions");
    Json.child(options, "DriverConfig");
    return options;
  }

  private static void entry(ObjectNode map, String text) {
    String[] parts = text.split("=", 2);
    if (!parts[0].isEmpty()) {
      map.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
  }

  private static BadValue invalid(String key, String value) {
    return new BadValue("invalid value for " + key + ": " + value);
  }

  private static boolean bool(String key, String value) {
    try {
      return GoText.bool(value);
    } catch (BadValue bad) {
      throw invalid(key, value);
    }
  }

  private static long size(String key, String value) {
    try {
      return GoText.bytes(value);
    } catch (BadValue bad) {
      throw invalid(key, value);
    }
  }

  private static long mode(String key, String value) {
    try {
      return GoText.unsigned(value, 8, Integer.SIZE);
    } catch (BadValue bad) {
      throw invalid(key, value);
    }
  }

  private void bindRecursive(String value) {
    String option = switch (value) {
      case "enabled" -> "";
      case "disabled" -> "NonRecursive";
      case "writable" -> "ReadOnlyNonRecursive";
      case "readonly" -> "ReadOnlyForceRecursive";
      default ->
        throw new BadValue("invalid value for bind-recursive: " + value
            + " (must be \"enabled\", \"disabled\", \"writable\", or \"readonly\")");
    };
    if (!option.isEmpty()) {
      Json.child(mount, "BindOptions").put(option, true);
    }
  }

  private void check() {
    String type = Json.text(mount, "Type");
    if (type.isEmpty()) {
      throw new BadValue("type is required");
    }
    if (Json.text(mount, "Target").isEmpty()) {
      throw new BadValue("target is required");
    }
    for (String options : List.of("VolumeOptions", "ImageOptions", "BindOptions", "TmpfsOptions")) {
      String word = String.valueOf(OPTIONS.get(options));
      if (mount.has(options) && !type.equals(word)) {
        throw new BadValue("cannot mix '" + word + "-*' options with mount type '" + type + "'");
      }
    }
    boolean isReadOnly = mount.path("ReadOnly").asBoolean(false);
    for (String[] option :
        new String[][] {{"ReadOnlyNonRecursive", "writable"}, {"ReadOnlyForceRecursive", "readonly"}
        }) {
      if (mount.path("BindOptions").path(option[0]).asBoolean(false) && !isReadOnly) {
        throw new BadValue("option 'bind-recursive=" + option[1]
            + "' requires 'readonly' to be specified in conjunction");
      }
    }
  }
}
