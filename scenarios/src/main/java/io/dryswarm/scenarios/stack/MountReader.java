package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A service's volumes. A bind mount is modelled as a volume named by its host path: like a local volume it stays on its node and
 * outlives the container. Mounts in memory count as anonymous.
 */
final class MountReader {
  private static final List<String> TYPES = List.of("volume", "bind", "tmpfs", "npipe", "cluster");
  private static final Pattern DRIVE = Pattern.compile("[a-zA-Z]:[\\\\/][^:]*");

  private final StackContext context;
  private final Map<String, String> volumes;

  /**
   * @param volumes full names of the volumes that the file defines, by key
   */
  MountReader(StackContext context, Map<String, String> volumes) {
    this.context = context;
    this.volumes = volumes;
  }

  List<MountSpec> read(Place mounts) {
    return mounts.list().stream()
        .map(m -> m.isMap() ? longForm(m) : shortForm(m))
        .toList();
  }

  private MountSpec shortForm(Place place) {
    String text = place.strictText();
    if (DRIVE.matcher(text).matches()) {
      place.warn("Docker takes a volume with a one-letter name for a Windows drive");
      return new MountSpec("", text);
    }
    String[] parts = text.split(":", 3);
    return parts.length == 1 ? new MountSpec("", text) : mount(place, parts[0], parts[1]);
  }

  private MountSpec longForm(Place place) {
    MapPlace mount = place.map(ComposeKeys.MOUNT);
    String type = mount.require("type").word(TYPES);
    String target = mount.find("target").map(Place::strictText).orElse("");
    String source = mount.find("source").map(Place::strictText).orElse("");
    if (source.isEmpty() || type.equals("tmpfs")) {
      return new MountSpec("", target);
    }
    if (type.equals("npipe") || type.equals("cluster")) {
      context.ignored().leaveOut(type + " mounts", place.path());
      return new MountSpec("", target);
    }
    return type.equals("bind") ? bind(source, target) : mount(place, source, target);
  }

  private MountSpec mount(Place place, String source, String target) {
    if (source.startsWith("/") || source.startsWith(".") || source.startsWith("~")) {
      return bind(source, target);
    }
    String name = volumes.get(source);
    if (name == null) {
      place.problem(
          "undefined volume \"" + source + "\"" + References.tail(source, volumes, "volumes"));
      return new MountSpec("", target);
    }
    return new MountSpec(name, target);
  }

  private MountSpec bind(String source, String target) {
    return new MountSpec(context.directory().resolve(source).normalize().toString(), target);
  }
}
