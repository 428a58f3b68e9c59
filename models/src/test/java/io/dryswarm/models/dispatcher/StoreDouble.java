package io.dryswarm.models.dispatcher;

import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreRefusal;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.VolumeObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A leader's store for tests: writes are serial, commit after a fixed time and reach one component. */
public final class StoreDouble implements StoreTx, ComponentEffects {
  /** What it runs on. */
  public interface Clock {
    long nowNs();

    void after(long delayNs, Runnable action);
  }

  private record Write(List<Consumer<StoreTx>> parts, Runnable committed) {}

  private final Clock clock;
  private final long commitNs;
  private final TreeMap<Integer, NodeObject> nodes = new TreeMap<>();
  private final TreeMap<Integer, TaskObject> tasks = new TreeMap<>();
  private final TreeMap<Integer, SecretObject> secrets = new TreeMap<>();
  private final TreeMap<Integer, ConfigObject> configs = new TreeMap<>();
  private @Nullable ClusterObject cluster;
  private final ArrayDeque<Write> writes = new ArrayDeque<>();
  private final TreeMap<Long, Object> timers = new TreeMap<>();
  private final List<StoreEvent> events = new ArrayList<>();
  private boolean isWriting;
  private @Nullable LeaderComponent component;
  private int commits;

  public StoreDouble(Clock clock, long commitNs) {
    this.clock = clock;
    this.commitNs = commitNs;
  }

  /** A new leader with this one component. */
  public void lead(@Nullable LeaderComponent newComponent) {
    timers.clear();
    writes.clear();
    events.clear();
    isWriting = false;
    component = newComponent;
    if (newComponent != null) {
      newComponent.start(this, this);
    }
  }

  /** Transactions that changed something. */
  public int commits() {
    return commits;
  }

  /** Puts an object in without a word to anybody. */
  public void seed(StoreObject object) {
    put(object);
  }

  @Override
  public long nowNs() {
    return clock.nowNs();
  }

  @Override
  public void update(Consumer<StoreTx> change) {
    update(change, () -> {});
  }

  @Override
  public void update(Consumer<StoreTx> change, Runnable committed) {
    writes.add(new Write(List.of(change), committed));
    proceed();
  }

  @Override
  public void batch(List<Consumer<StoreTx>> parts, Runnable committed) {
    writes.add(new Write(parts, committed));
    proceed();
  }

  private void proceed() {
    while (!isWriting && !writes.isEmpty()) {
      Write write = writes.remove();
      write.parts.forEach(part -> part.accept(this));
      LeaderComponent leader = component;
      if (events.isEmpty()) {
        write.committed.run();
      } else {
        isWriting = true;
        clock.after(commitNs, () -> commit(write, leader));
      }
    }
  }

  private void commit(Write write, @Nullable LeaderComponent leader) {
    if (leader == null || leader != component) {
      return;
    }
    commits++;
    List<StoreEvent> published = List.copyOf(events);
    events.clear();
    published.forEach(event -> leader.onEvent(event, this, this));
    leader.onCommit(this, this);
    isWriting = false;
    write.committed.run();
    proceed();
  }

  @Override
  public void arm(long key, long delayNs) {
    Object token = new Object();
    timers.put(key, token);
    clock.after(delayNs, () -> {
      if (timers.get(key) == token && component != null) {
        timers.remove(key);
        component.onTimer(key, this, this);
      }
    });
  }

  @Override
  public void disarm(long key) {
    timers.remove(key);
  }

  @Override
  public int nextId() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void create(StoreObject object) {
    put(object);
    events.add(new StoreEvent(StoreEvent.Op.CREATE, object, null));
  }

  @Override
  public void update(StoreObject object) {
    StoreObject old = get(object);
    if (old == null || old.version() != object.version()) {
      throw new StoreRefusal("update out of sequence");
    }
    StoreObject changed = object.withVersion(object.version() + 1);
    put(changed);
    events.add(new StoreEvent(StoreEvent.Op.UPDATE, changed, old));
  }

  @Override
  public void remove(StoreObject object) {
    ofKind(object).remove(object.id());
    events.add(new StoreEvent(StoreEvent.Op.REMOVE, object, object));
  }

  private TreeMap<Integer, ? extends StoreObject> ofKind(StoreObject object) {
    if (object instanceof NodeObject) {
      return nodes;
    } else if (object instanceof TaskObject) {
      return tasks;
    }
    return object instanceof SecretObject ? secrets : configs;
  }

  private @Nullable StoreObject get(StoreObject object) {
    return object instanceof ClusterObject ? cluster : ofKind(object).get(object.id());
  }

  private void put(StoreObject object) {
    if (object instanceof NodeObject node) {
      nodes.put(node.id(), node);
    } else if (object instanceof TaskObject task) {
      tasks.put(task.id(), task);
    } else if (object instanceof SecretObject secret) {
      secrets.put(secret.id(), secret);
    } else if (object instanceof ConfigObject config) {
      configs.put(config.id(), config);
    } else if (object instanceof ClusterObject swarm) {
      cluster = swarm;
    }
  }

  @Override
  public @Nullable NodeObject node(int id) {
    return nodes.get(id);
  }

  @Override
  public @Nullable TaskObject task(int id) {
    return tasks.get(id);
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
    return null;
  }

  @Override
  public List<VolumeObject> volumes() {
    return List.of();
  }

  @Override
  public @Nullable VolumeObject volumeNamed(String name) {
    return null;
  }

  @Override
  public @Nullable ClusterObject cluster() {
    return cluster;
  }

  @Override
  public List<ConfigObject> configs() {
    return List.copyOf(configs.values());
  }

  @Override
  public @Nullable ConfigObject configNamed(String name) {
    return configs.values().stream()
        .filter(c -> c.spec().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<NodeObject> nodes() {
    return List.copyOf(nodes.values());
  }

  @Override
  public List<TaskObject> tasks() {
    return List.copyOf(tasks.values());
  }

  @Override
  public List<SecretObject> secrets() {
    return List.copyOf(secrets.values());
  }

  @Override
  public List<TaskObject> tasksOnNode(int node) {
    return tasks.values().stream().filter(t -> t.node() == node).toList();
  }

  @Override
  public @Nullable SecretObject secretNamed(String name) {
    return secrets.values().stream()
        .filter(s -> s.spec().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<TaskObject> tasksOfService(int service) {
    return tasks.values().stream().filter(t -> t.service() == service).toList();
  }

  @Override
  public @Nullable ServiceObject service(int id) {
    return null;
  }

  @Override
  public @Nullable NetworkObject network(int id) {
    return null;
  }

  @Override
  public List<ServiceObject> services() {
    return List.of();
  }

  @Override
  public List<NetworkObject> networks() {
    return List.of();
  }

  @Override
  public @Nullable ServiceObject serviceNamed(String name) {
    return null;
  }

  @Override
  public @Nullable NetworkObject networkNamed(String name) {
    return null;
  }
}
