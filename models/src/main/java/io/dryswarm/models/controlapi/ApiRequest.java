package io.dryswarm.models.controlapi;

import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.VolumeSpec;

/**
 * A request to the engine of a manager, as the Engine API has them.
 *
 * <p>Objects are named by their id ({@link io.dryswarm.models.store.ObjectIds}), by their name, or by the beginning of their id, looked for in this order. Updates carry the
 * version of the object that they are based on; if it has changed since, they are refused with "update out of sequence".
 */
public sealed interface ApiRequest {
  /** Changes the swarm: answered with {@link ApiReply.Done} once it has committed. */
  sealed interface Write extends ApiRequest {}

  /** Answered from the memory of the leader. */
  sealed interface Read extends ApiRequest {}

  record CreateService(ServiceSpec spec) implements Write {}

  /** Replaces the whole spec. */
  record UpdateService(String service, long version, ServiceSpec spec) implements Write {}

  /** Exchanges the spec with the one before; doing it twice returns. */
  record RollbackService(String service, long version) implements Write {}

  /** Its tasks are removed afterwards. */
  record RemoveService(String service) implements Write {}

  record CreateNetwork(NetworkSpec spec) implements Write {}

  record RemoveNetwork(String network) implements Write {}

  record CreateSecret(SecretSpec spec) implements Write {}

  /** Only labels may change. */
  record UpdateSecret(String secret, long version, SecretSpec spec) implements Write {}

  record RemoveSecret(String secret) implements Write {}

  record CreateConfig(ConfigSpec spec) implements Write {}

  /** Only labels may change. */
  record UpdateConfig(String config, long version, ConfigSpec spec) implements Write {}

  record RemoveConfig(String config) implements Write {}

  record CreateVolume(VolumeSpec spec) implements Write {}

  /** Only labels and the availability may change. */
  record UpdateVolume(String volume, long version, VolumeSpec spec) implements Write {}

  /**
   * Has a volume unmade by its plugin, and then forgotten.
   *
   * @param force forgets it at once, whoever uses it; the plugin is not asked
   */
  record RemoveVolume(String volume, boolean force) implements Write {}

  /** Role, availability and labels. */
  record UpdateNode(String node, long version, NodeSettings settings) implements Write {}

  /**
   * Takes a node out of the swarm.
   *
   * @param force also if it is ready
   */
  record RemoveNode(String node, boolean force) implements Write {}

  /**
   * Settings of the swarm.
   *
   * @param rotation what is made anew at the same time
   */
  record UpdateCluster(long version, ClusterSpec spec, Rotation rotation) implements Write {
    public UpdateCluster(long version, ClusterSpec spec) {
      this(version, spec, Rotation.NOTHING);
    }
  }

  /** Which join tokens, and whether the key that unlocks managers, are replaced. */
  record Rotation(boolean workerToken, boolean managerToken, boolean unlockKey) {
    public static final Rotation NOTHING = new Rotation(false, false, false);
  }

  /** Answered with {@link ApiReply.Found}. */
  record Get(Kind kind, String reference) implements Read {}

  /** The swarm itself; answered with {@link ApiReply.Found}. */
  record GetCluster() implements Read {}

  /** All objects of a kind, by id; answered with {@link ApiReply.Listed}. */
  record ListAll(Kind kind) implements Read {}

  /** Services with their counts of tasks, by id; answered with {@link ApiReply.Services}. */
  record ListServices() implements Read {}

  /** Nodes with their status as managers, by id; answered with {@link ApiReply.Nodes}. */
  record ListNodes() implements Read {}

  /** Tasks of a service, by id; answered with {@link ApiReply.Listed}. */
  record ListTasks(String service) implements Read {}

  /** Kinds of objects that can be named. */
  enum Kind {
    SERVICE,
    TASK,
    NODE,
    NETWORK,
    SECRET,
    CONFIG,
    VOLUME
  }
}
