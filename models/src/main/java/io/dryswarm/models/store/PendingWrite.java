package io.dryswarm.models.store;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A write under construction: the committed state with its own changes on top. */
final class PendingWrite implements StoreTx {
  private final ClusterStore base;
  private final IntSupplier ids;
  private final List<StoreAction> actions = new ArrayList<>();
  private final List<TreeMap<Integer, StoreAction>> changed = new ArrayList<>();
  private int bytes;

  PendingWrite(ClusterStore base, IntSupplier ids) {
    this.base = base;
    this.ids = ids;
    for (int kind = 0; kind < Kinds.COUNT; kind++) {
      changed.add(new TreeMap<>());
    }
  }

  List<StoreAction> actions() {
    return List.copyOf(actions);
  }

  int size() {
    return actions.size();
  }

  /** What the changes take in the log so far, bytes. */
  int sizeBytes() {
    return bytes;
  }

  /** Takes back all changes after the first {@code count}. */
  void rollBackTo(int count) {
    List<StoreAction> kept = List.copyOf(actions.subList(0, count));
    actions.clear();
    bytes = 0;
    changed.forEach(TreeMap::clear);
    kept.forEach(this::record);
  }

  @Override
  public int nextId() {
    return ids.getAsInt();
  }

  @Override
  public void create(StoreObject object) {
    if (current(object) != null) {
      throw new StoreRefusal("object already exists");
    }
    checkName(object);
    record(new StoreAction(StoreEvent.Op.CREATE, object));
  }

  private void checkName(StoreObject object) {
    String taken = Kinds.nameConflict(this, object);
    if (taken != null) {
      throw new StoreRefusal(
          "name conflicts with an existing object: " + taken + " already exists");
    }
  }

  @Override
  public void update(StoreObject object) {
    StoreObject stored = current(object);
    if (stored == null) {
      throw new StoreRefusal("object does not exist");
    }
    if (stored.version() != object.version()) {
      throw new StoreRefusal("update out of sequence");
    }
    checkName(object);
    record(new StoreAction(StoreEvent.Op.UPDATE, object));
  }

  @Override
  public void remove(StoreObject object) {
    if (current(object) == null) {
      throw new StoreRefusal("object does not exist");
    }
    record(new StoreAction(StoreEvent.Op.REMOVE, object));
  }

  private void record(StoreAction action) {
    actions.add(action);
    bytes += action.sizeBytes();
    changed.get(Kinds.of(action.object())).put(action.object().id(), action);
  }

  private @Nullable StoreObject current(StoreObject like) {
    StoreAction own = changed.get(Kinds.of(like)).get(like.id());
    if (own != null) {
      return own.op() == StoreEvent.Op.REMOVE ? null : own.object();
    }
    return base.find(like);
  }

  private <T extends StoreObject> @Nullable T one(
      int kind, int id, @Nullable T stored, Class<T> type) {
    StoreAction own = changed.get(kind).get(id);
    if (own == null) {
      return stored;
    }
    return own.op() == StoreEvent.Op.REMOVE ? null : type.cast(own.object());
  }

  private <T extends StoreObject> List<T> merged(int kind, List<T> stored, Class<T> type) {
    if (changed.get(kind).isEmpty()) {
      return stored;
    }
    TreeMap<Integer, T> all = new TreeMap<>();
    stored.forEach(object -> all.put(object.id(), object));
    for (StoreAction own : changed.get(kind).values()) {
      all.remove(own.object().id());
      if (own.op() != StoreEvent.Op.REMOVE) {
        all.put(own.object().id(), type.cast(own.object()));
      }
    }
    return List.copyOf(all.values());
  }

  /** Its own objects are few, and the stored ones have an index. */
  private <T extends StoreObject> @Nullable T named(
      int kind, String name, @Nullable T stored, Class<T> type, Function<T, String> nameOf) {
    TreeMap<Integer, StoreAction> own = changed.get(kind);
    T found = stored == null || own.containsKey(stored.id()) ? null : stored;
    for (StoreAction action : own.values()) {
      if (found == null
          && action.op() != StoreEvent.Op.REMOVE
          && nameOf.apply(type.cast(action.object())).equalsIgnoreCase(name)) {
        found = type.cast(action.object());
      }
    }
    return found;
  }

  private List<TaskObject> mergedTasks(
      List<TaskObject> stored, ToIntFunction<TaskObject> key, int wanted) {
    if (changed.get(Kinds.TASK).isEmpty()) {
      return stored;
    }
    return merged(Kinds.TASK, stored, TaskObject.class).stream()
        .filter(task -> key.applyAsInt(task) == wanted)
        .toList();
  }

  @Override
  public @Nullable NodeObject node(int id) {
    return one(Kinds.NODE, id, base.node(id), NodeObject.class);
  }

  @Override
  public @Nullable ServiceObject service(int id) {
    return one(Kinds.SERVICE, id, base.service(id), ServiceObject.class);
  }

  @Override
  public @Nullable TaskObject task(int id) {
    return one(Kinds.TASK, id, base.task(id), TaskObject.class);
  }

  @Override
  public @Nullable NetworkObject network(int id) {
    return one(Kinds.NETWORK, id, base.network(id), NetworkObject.class);
  }

  @Override
  public @Nullable SecretObject secret(int id) {
    return one(Kinds.SECRET, id, base.secret(id), SecretObject.class);
  }

  @Override
  public @Nullable ConfigObject config(int id) {
    return one(Kinds.CONFIG, id, base.config(id), ConfigObject.class);
  }

  @Override
  public @Nullable VolumeObject volume(int id) {
    return one(Kinds.VOLUME, id, base.volume(id), VolumeObject.class);
  }

  @Override
  public @Nullable ClusterObject cluster() {
    return one(Kinds.CLUSTER, ClusterObject.ID, base.cluster(), ClusterObject.class);
  }

  @Override
  public List<NodeObject> nodes() {
    return merged(Kinds.NODE, base.nodes(), NodeObject.class);
  }

  @Override
  public List<ServiceObject> services() {
    return merged(Kinds.SERVICE, base.services(), ServiceObject.class);
  }

  @Override
  public List<TaskObject> tasks() {
    return merged(Kinds.TASK, base.tasks(), TaskObject.class);
  }

  @Override
  public List<NetworkObject> networks() {
    return merged(Kinds.NETWORK, base.networks(), NetworkObject.class);
  }

  @Override
  public List<SecretObject> secrets() {
    return merged(Kinds.SECRET, base.secrets(), SecretObject.class);
  }

  @Override
  public List<ConfigObject> configs() {
    return merged(Kinds.CONFIG, base.configs(), ConfigObject.class);
  }

  @Override
  public List<VolumeObject> volumes() {
    return merged(Kinds.VOLUME, base.volumes(), VolumeObject.class);
  }

  @Override
  public List<TaskObject> tasksOfService(int service) {
    return mergedTasks(base.tasksOfService(service), TaskObject::service, service);
  }

  @Override
  public List<TaskObject> tasksOnNode(int node) {
    return mergedTasks(base.tasksOnNode(node), TaskObject::node, node);
  }

  @Override
  public @Nullable ServiceObject serviceNamed(String name) {
    return named(
        Kinds.SERVICE,
        name,
        base.serviceNamed(name),
        ServiceObject.class,
        s -> s.spec().name());
  }

  @Override
  public @Nullable NetworkObject networkNamed(String name) {
    return named(
        Kinds.NETWORK,
        name,
        base.networkNamed(name),
        NetworkObject.class,
        n -> n.spec().name());
  }

  @Override
  public @Nullable SecretObject secretNamed(String name) {
    return named(
        Kinds.SECRET,
        name,
        base.secretNamed(name),
        SecretObject.class,
        s -> s.spec().name());
  }

  @Override
  public @Nullable ConfigObject configNamed(String name) {
    return named(
        Kinds.CONFIG,
        name,
        base.configNamed(name),
        ConfigObject.class,
        c -> c.spec().name());
  }

  @Override
  public @Nullable VolumeObject volumeNamed(String name) {
    return named(
        Kinds.VOLUME,
        name,
        base.volumeNamed(name),
        VolumeObject.class,
        v -> v.spec().name());
  }
}
