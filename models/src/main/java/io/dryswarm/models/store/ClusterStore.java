package io.dryswarm.models.store;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntRBTreeSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One manager's copy of the cluster state, built from committed transactions. A task is found by its id in O(1); all other look-ups cost
 * O(log n), lists O(their length). A change of a task's status touches no index.
 */
public final class ClusterStore implements StoreView {
  private static final int NOWHERE = TaskObject.UNASSIGNED;

  private final Table<NodeObject> nodes = new Table<>(NodeObject::hostname);
  private final Table<ServiceObject> services = new Table<>(s -> s.spec().name());
  private final Table<NetworkObject> networks = new Table<>(n -> n.spec().name());
  private final Table<SecretObject> secrets = new Table<>(s -> s.spec().name());
  private final Table<ConfigObject> configs = new Table<>(c -> c.spec().name());
  private final Table<VolumeObject> volumes = new Table<>(v -> v.spec().name());
  private @Nullable ClusterObject cluster;
  private final Int2ObjectOpenHashMap<TaskObject> tasks = new Int2ObjectOpenHashMap<>();
  private final IntRBTreeSet taskIds = new IntRBTreeSet();
  private final TreeMap<Integer, IntRBTreeSet> byService = new TreeMap<>();
  private final TreeMap<Integer, IntRBTreeSet> byNode = new TreeMap<>();

  /**
   * Applies a committed transaction.
   *
   * @param index its Raft index, which becomes the version of what it wrote
   * @return what changed, in order
   */
  public List<StoreEvent> apply(long index, StoreTransaction transaction) {
    List<StoreEvent> events = new ArrayList<>();
    for (StoreAction action : transaction.actions()) {
      StoreObject object = action.object().withVersion(index);
      StoreObject old = find(object);
      if (action.op() == StoreEvent.Op.REMOVE) {
        remove(object);
      } else {
        put(object);
      }
      events.add(new StoreEvent(action.op(), object, old));
    }
    return events;
  }

  /** The stored object of the same kind and id. */
  @Nullable
  StoreObject find(StoreObject like) {
    if (like instanceof TaskObject) {
      return task(like.id());
    } else if (like instanceof NodeObject) {
      return node(like.id());
    } else if (like instanceof ServiceObject) {
      return service(like.id());
    } else if (like instanceof NetworkObject) {
      return network(like.id());
    } else if (like instanceof SecretObject) {
      return secret(like.id());
    } else if (like instanceof ConfigObject) {
      return config(like.id());
    } else if (like instanceof VolumeObject) {
      return volume(like.id());
    }
    return cluster;
  }

  void put(StoreObject object) {
    if (object instanceof TaskObject task) {
      putTask(task);
    } else if (object instanceof NodeObject node) {
      nodes.put(node);
    } else if (object instanceof ServiceObject service) {
      services.put(service);
    } else if (object instanceof NetworkObject network) {
      networks.put(network);
    } else if (object instanceof SecretObject secret) {
      secrets.put(secret);
    } else if (object instanceof ConfigObject config) {
      configs.put(config);
    } else if (object instanceof VolumeObject volume) {
      volumes.put(volume);
    } else if (object instanceof ClusterObject swarm) {
      cluster = swarm;
    }
  }

  void remove(StoreObject object) {
    if (object instanceof TaskObject task) {
      removeTask(task);
    } else if (object instanceof NodeObject node) {
      nodes.remove(node);
    } else if (object instanceof ServiceObject service) {
      services.remove(service);
    } else if (object instanceof NetworkObject network) {
      networks.remove(network);
    } else if (object instanceof SecretObject secret) {
      secrets.remove(secret);
    } else if (object instanceof ConfigObject config) {
      configs.remove(config);
    } else if (object instanceof VolumeObject volume) {
      volumes.remove(volume);
    } else if (object instanceof ClusterObject) {
      cluster = null;
    }
  }

  private void putTask(TaskObject task) {
    TaskObject old = tasks.put(task.id(), task);
    if (old == null) {
      taskIds.add(task.id());
    }
    if (old == null || old.service() != task.service()) {
      moveTask(task.id(), old == null ? NOWHERE : old.service(), task.service(), byService);
    }
    if (old == null || old.node() != task.node()) {
      moveTask(task.id(), old == null ? NOWHERE : old.node(), task.node(), byNode);
    }
  }

  private void removeTask(TaskObject like) {
    TaskObject old = tasks.remove(like.id());
    if (old != null) {
      taskIds.remove(old.id());
      moveTask(old.id(), old.service(), NOWHERE, byService);
      moveTask(old.id(), old.node(), NOWHERE, byNode);
    }
  }

  private static void moveTask(int task, int from, int to, TreeMap<Integer, IntRBTreeSet> index) {
    IntRBTreeSet before = from == NOWHERE ? null : index.get(from);
    if (before != null) {
      before.remove(task);
    }
    if (to != NOWHERE) {
      index.computeIfAbsent(to, key -> new IntRBTreeSet()).add(task);
    }
  }

  private List<TaskObject> listed(@Nullable IntRBTreeSet ids) {
    if (ids == null) {
      return List.of();
    }
    List<TaskObject> list = new ArrayList<>(ids.size());
    ids.forEach((int id) -> list.add(tasks.get(id)));
    return Collections.unmodifiableList(list);
  }

  @Override
  public @Nullable NodeObject node(int id) {
    return nodes.get(id);
  }

  @Override
  public @Nullable ServiceObject service(int id) {
    return services.get(id);
  }

  @Override
  public @Nullable TaskObject task(int id) {
    return tasks.get(id);
  }

  @Override
  public @Nullable NetworkObject network(int id) {
    return networks.get(id);
  }

  @Override
  public @Nullable SecretObject secret(int id) {
    return secrets.get(id);
  }

  @Override
  public @Nullable ConfigObject config(int id) {
    return configs.get(id);
  }

  @Override
  public @Nullable VolumeObject volume(int id) {
    return volumes.get(id);
  }

  @Override
  public @Nullable ClusterObject cluster() {
    return cluster;
  }

  @Override
  public List<NodeObject> nodes() {
    return nodes.all();
  }

  @Override
  public List<ServiceObject> services() {
    return services.all();
  }

  @Override
  public List<TaskObject> tasks() {
    return listed(taskIds);
  }

  @Override
  public List<NetworkObject> networks() {
    return networks.all();
  }

  @Override
  public List<SecretObject> secrets() {
    return secrets.all();
  }

  @Override
  public List<ConfigObject> configs() {
    return configs.all();
  }

  @Override
  public List<VolumeObject> volumes() {
    return volumes.all();
  }

  @Override
  public List<TaskObject> tasksOfService(int service) {
    return listed(byService.get(service));
  }

  @Override
  public List<TaskObject> tasksOnNode(int node) {
    return listed(byNode.get(node));
  }

  @Override
  public @Nullable ServiceObject serviceNamed(String name) {
    return services.named(name);
  }

  @Override
  public @Nullable NetworkObject networkNamed(String name) {
    return networks.named(name);
  }

  @Override
  public @Nullable SecretObject secretNamed(String name) {
    return secrets.named(name);
  }

  @Override
  public @Nullable ConfigObject configNamed(String name) {
    return configs.named(name);
  }

  @Override
  public @Nullable VolumeObject volumeNamed(String name) {
    return volumes.named(name);
  }
}
