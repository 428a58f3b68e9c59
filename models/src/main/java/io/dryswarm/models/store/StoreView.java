package io.dryswarm.models.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store to read: lists are by id, ascending, and do not change under the reader. */
public interface StoreView {
  @Nullable
  NodeObject node(int id);

  @Nullable
  ServiceObject service(int id);

  @Nullable
  TaskObject task(int id);

  @Nullable
  NetworkObject network(int id);

  @Nullable
  SecretObject secret(int id);

  @Nullable
  ConfigObject config(int id);

  @Nullable
  VolumeObject volume(int id);

  /** The swarm's own object; {@code null} only before a run has seeded it. */
  @Nullable
  ClusterObject cluster();

  List<NodeObject> nodes();

  List<ServiceObject> services();

  List<TaskObject> tasks();

  List<NetworkObject> networks();

  List<SecretObject> secrets();

  List<ConfigObject> configs();

  List<VolumeObject> volumes();

  /** Tasks of a service, by id. */
  List<TaskObject> tasksOfService(int service);

  /** Tasks assigned to a node, by id. */
  List<TaskObject> tasksOnNode(int node);

  @Nullable
  ServiceObject serviceNamed(String name);

  @Nullable
  NetworkObject networkNamed(String name);

  @Nullable
  SecretObject secretNamed(String name);

  @Nullable
  ConfigObject configNamed(String name);

  @Nullable
  VolumeObject volumeNamed(String name);
}
