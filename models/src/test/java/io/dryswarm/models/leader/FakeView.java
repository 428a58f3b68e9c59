package io.dryswarm.models.leader;

import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.VolumeObject;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The reading half of the fake store, over a map from kind and id to object. */
abstract class FakeView implements StoreView {
  private static final long TEN_DIGITS = 1_000_000_000;

  abstract TreeMap<String, StoreObject> objects();

  static String key(StoreObject object) {
    return key(object.getClass(), object.id());
  }

  static String key(Class<?> kind, int id) {
    return kind.getSimpleName() + (TEN_DIGITS + id);
  }

  static <T> List<T> all(TreeMap<String, StoreObject> objects, Class<T> kind) {
    String from = kind.getSimpleName();
    return objects.subMap(from, from + "~").values().stream().map(kind::cast).toList();
  }

  @Override
  public @Nullable NodeObject node(int id) {
    return (NodeObject) objects().get(key(NodeObject.class, id));
  }

  @Override
  public @Nullable ServiceObject service(int id) {
    return (ServiceObject) objects().get(key(ServiceObject.class, id));
  }

  @Override
  public @Nullable TaskObject task(int id) {
    return (TaskObject) objects().get(key(TaskObject.class, id));
  }

  @Override
  public @Nullable NetworkObject network(int id) {
    return (NetworkObject) objects().get(key(NetworkObject.class, id));
  }

  @Override
  public @Nullable SecretObject secret(int id) {
    return (SecretObject) objects().get(key(SecretObject.class, id));
  }

  @Override
  public @Nullable ConfigObject config(int id) {
    return (ConfigObject) objects().get(key(ConfigObject.class, id));
  }

  @Override
  public @Nullable VolumeObject volume(int id) {
    return (VolumeObject) objects().get(key(VolumeObject.class, id));
  }

  @Override
  public List<VolumeObject> volumes() {
    return all(objects(), VolumeObject.class);
  }

  @Override
  public @Nullable VolumeObject volumeNamed(String name) {
    return volumes().stream()
        .filter(v -> v.spec().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable ClusterObject cluster() {
    return (ClusterObject) objects().get(key(ClusterObject.class, ClusterObject.ID));
  }

  @Override
  public List<NodeObject> nodes() {
    return all(objects(), NodeObject.class);
  }

  @Override
  public List<ServiceObject> services() {
    return all(objects(), ServiceObject.class);
  }

  @Override
  public List<TaskObject> tasks() {
    return all(objects(), TaskObject.class);
  }

  @Override
  public List<NetworkObject> networks() {
    return all(objects(), NetworkObject.class);
  }

  @Override
  public List<SecretObject> secrets() {
    return all(objects(), SecretObject.class);
  }

  @Override
  public List<ConfigObject> configs() {
    return all(objects(), ConfigObject.class);
  }

  @Override
  public List<TaskObject> tasksOfService(int service) {
    return tasks().stream().filter(task -> task.service() == service).toList();
  }

  @Override
  public List<TaskObject> tasksOnNode(int node) {
    return tasks().stream().filter(task -> task.node() == node).toList();
  }

  @Override
  public @Nullable ServiceObject serviceNamed(String name) {
    return services().stream()
        .filter(s -> s.spec().name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable NetworkObject networkNamed(String name) {
    return networks().stream()
        .filter(n -> n.spec().name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable SecretObject secretNamed(String name) {
    return secrets().stream()
        .filter(s -> s.spec().name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable ConfigObject configNamed(String name) {
    return configs().stream()
        .filter(c -> c.spec().name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }
}
