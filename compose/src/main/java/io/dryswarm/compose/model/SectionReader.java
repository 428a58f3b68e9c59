package io.dryswarm.compose.model;

import io.dryswarm.compose.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one section of a stack file into long forms. */
public final class SectionReader {
  private SectionReader() {}

  /** One service; its {@code x-} keys are kept. */
  public static @Nullable StackObject service(YamlNode node, Decoding decoding) {
    StackObject service = (StackObject) ServiceShapes.SERVICE.read("", node, decoding);
    if (service != null) {
      service.setExtensions(Extensions.of(node));
    }
    return service;
  }

  public static Map<String, @Nullable StackObject> networks(YamlNode node, Decoding decoding) {
    return objects(StackShapes.NETWORK, node, decoding);
  }

  public static Map<String, @Nullable StackObject> volumes(YamlNode node, Decoding decoding) {
    return objects(StackShapes.VOLUME, node, decoding);
  }

  /** Secrets or configs. */
  public static Map<String, @Nullable StackObject> files(YamlNode node, Decoding decoding) {
    return objects(StackShapes.FILE, node, decoding);
  }

  private static Map<String, @Nullable StackObject> objects(
      StructKind kind, YamlNode node, Decoding decoding) {
    Map<String, @Nullable StackObject> objects = new LinkedHashMap<>();
    MapKind.entries(new MapKind(kind).read("", node, decoding))
        .forEach((name, object) -> objects.put(name, (StackObject) object));
    return objects;
  }
}
