package io.dryswarm.compose.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a stack by name, in the order of the file; services of several files are in the order of their names. An object that is
 * declared without a setting is null.
 */
public final class StackModel {
  private static final Kind SERVICES = new MapKind(ServiceShapes.SERVICE);
  private static final Kind NETWORKS = new MapKind(StackShapes.NETWORK);
  private static final Kind VOLUMES = new MapKind(StackShapes.VOLUME);
  private static final Kind FILES = new MapKind(StackShapes.FILE);

  private final String version;
  private Map<String, @Nullable StackObject> services;
  private final Map<String, @Nullable StackObject> networks;
  private final Map<String, @Nullable StackObject> volumes;
  private final Map<String, @Nullable StackObject> secrets;
  private final Map<String, @Nullable StackObject> configs;
  private final Map<String, @Nullable Object> extensions;

  /** The sections of one file. */
  public record Sections(
      Map<String, @Nullable StackObject> services,
      Map<String, @Nullable StackObject> networks,
      Map<String, @Nullable StackObject> volumes,
      Map<String, @Nullable StackObject> secrets,
      Map<String, @Nullable StackObject> configs) {}

  /**
   * @param version as Docker prints it: {@code 3.13} for a file without one
   */
  public StackModel(String version, Sections sections, Map<String, @Nullable Object> extensions) {
    this.version = version;
    this.services = sections.services();
    this.networks = sections.networks();
    this.volumes = sections.volumes();
    this.secrets = sections.secrets();
    this.configs = sections.configs();
    this.extensions = extensions;
  }

  /**
   * Adds a later file: services are merged setting by setting, other objects replaced. Its {@code x-} keys at the top are dropped, as by
   * Docker.
   */
  public void merge(StackModel later) {
    Map<String, @Nullable StackObject> all = new TreeMap<>(services);
    later.services.forEach((name, service) ->
        all.put(name, (StackObject) ServiceShapes.SERVICE.merged(all.get(name), service)));
    services = new LinkedHashMap<>(all);
    networks.putAll(later.networks);
    volumes.putAll(later.volumes);
    secrets.putAll(later.secrets);
    configs.putAll(later.configs);
  }

  public Map<String, @Nullable StackObject> services() {
    return services;
  }

  public Map<String, @Nullable StackObject> networks() {
    return networks;
  }

  public Map<String, @Nullable StackObject> volumes() {
    return volumes;
  }

  public Map<String, @Nullable StackObject> secrets() {
    return secrets;
  }

  public Map<String, @Nullable StackObject> configs() {
    return configs;
  }

  /** All of it as maps, lists and single values, in the order in which Docker prints it. */
  public Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("version", version);
    tree.put("services", SERVICES.plain(services));
    add(tree, "networks", NETWORKS, networks);
    add(tree, "volumes", VOLUMES, volumes);
    add(tree, "secrets", FILES, secrets);
    add(tree, "configs", FILES, configs);
    tree.putAll(NaturalOrder.sorted(extensions));
    return tree;
  }

  private static void add(
      Map<String, @Nullable Object> tree,
      String key,
      Kind kind,
      Map<String, @Nullable StackObject> objects) {
    if (!objects.isEmpty()) {
      tree.put(key, kind.plain(objects));
    }
  }
}
