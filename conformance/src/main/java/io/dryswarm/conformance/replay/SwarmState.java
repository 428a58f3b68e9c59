package io.dryswarm.conformance.replay;

import io.dryswarm.models.secrets.ContainerFiles.MountedFile;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The swarm at an instant: what the API lists, which containers run, what the managers are. */
final class SwarmState {
  /** What a manager is to the others, and whether it answers. */
  record Manager(boolean reachable, boolean answers) {}

  private final TreeMap<Integer, TaskObject> tasks = new TreeMap<>();
  private final TreeMap<Integer, ServiceObject> services = new TreeMap<>();
  private final TreeMap<Integer, NodeObject> nodes = new TreeMap<>();
  private final TreeMap<Integer, NetworkObject> networks = new TreeMap<>();
  private final TreeMap<Integer, SecretObject> secrets = new TreeMap<>();
  private final TreeMap<Integer, ConfigObject> configs = new TreeMap<>();
  private final TreeMap<Integer, List<Integer>> containers = new TreeMap<>();
  private final TreeMap<Integer, Manager> managers = new TreeMap<>();
  private final TreeMap<Integer, List<MountedFile>> files = new TreeMap<>();
  private final TreeMap<Integer, TreeSet<String>> volumes = new TreeMap<>();
  private List<NetworkObject> lingering = List.of();
  private int leader = -1;
  private long leaderTerm = -1;

  SwarmState copy() {
    SwarmState copy = new SwarmState();
    copy.tasks.putAll(tasks);
    copy.services.putAll(services);
    copy.nodes.putAll(nodes);
    copy.networks.putAll(networks);
    copy.secrets.putAll(secrets);
    copy.configs.putAll(configs);
    copy.containers.putAll(containers);
    copy.managers.putAll(managers);
    copy.files.putAll(files);
    volumes.forEach((node, names) -> copy.volumes.put(node, new TreeSet<>(names)));
    copy.lingering = lingering;
    copy.leader = leader;
    copy.leaderTerm = leaderTerm;
    return copy;
  }

  /** A change of the store. */
  void apply(StoreEvent event) {
    apply(event.object(), event.op() == StoreEvent.Op.REMOVE);
  }

  void apply(StoreObject object, boolean removed) {
    if (object instanceof TaskObject task) {
      put(tasks, task.id(), task, removed);
    } else if (object instanceof ServiceObject service) {
      put(services, service.id(), service, removed);
    } else if (object instanceof NodeObject node) {
      put(nodes, node.id(), node, removed);
    } else if (object instanceof NetworkObject network) {
      put(networks, network.id(), network, removed);
    } else if (object instanceof SecretObject secret) {
      put(secrets, secret.id(), secret, removed);
    } else if (object instanceof ConfigObject config) {
      put(configs, config.id(), config, removed);
    } else if (!(object instanceof ClusterObject)) {
      throw new AssertionError("object of an unknown kind: " + object);
    }
  }

  private static <T> void put(TreeMap<Integer, T> table, int id, T object, boolean removed) {
    if (removed) {
      table.remove(id);
    } else {
      table.put(id, object);
    }
  }

  /** The processes on a node, by task. */
  void containersOn(int node, List<Integer> running) {
    containers.put(node, running);
  }

  /** What a container has of secrets and configs. */
  void files(int task, List<MountedFile> mounted) {
    files.put(task, mounted);
  }

  List<MountedFile> files(int task) {
    return files.getOrDefault(task, List.of());
  }

  /** The named volumes on a node: they stay when their containers go. */
  TreeSet<String> volumes(int node) {
    return volumes.computeIfAbsent(node, n -> new TreeSet<>());
  }

  void manager(int node, @Nullable Manager manager) {
    if (manager == null) {
      managers.remove(node);
    } else {
      managers.put(node, manager);
    }
  }

  /** Somebody won an election. */
  void leads(int node, long term) {
    if (term > leaderTerm) {
      leader = node;
      leaderTerm = term;
    }
  }

  /** The manager that leads in the highest term. */
  int leader() {
    return leader;
  }

  /** What a node is as a manager; {@code null} = it is none. */
  @Nullable
  Manager manager(int node) {
    return managers.get(node);
  }

  /** By id. */
  Collection<TaskObject> tasks() {
    return tasks.values();
  }

  Collection<ServiceObject> services() {
    return services.values();
  }

  @Nullable
  ServiceObject service(String name) {
    return services.values().stream()
        .filter(s -> s.spec().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  Collection<NodeObject> nodes() {
    return nodes.values();
  }

  Collection<NetworkObject> networks() {
    return networks.values();
  }

  /** Networks that were removed, but that the leader's engine still has: its API lists them. */
  void lingering(List<NetworkObject> removed) {
    lingering = removed;
  }

  /** As the leader's API lists them. */
  Collection<NetworkObject> listedNetworks() {
    List<NetworkObject> all = new ArrayList<>(networks.values());
    all.addAll(lingering);
    return all;
  }

  Collection<SecretObject> secrets() {
    return secrets.values();
  }

  Collection<ConfigObject> configs() {
    return configs.values();
  }

  /** Tasks whose processes run on that node. */
  List<Integer> containersOn(int node) {
    return containers.getOrDefault(node, List.of());
  }
}
