package io.dryswarm.models.dispatcher;

import io.dryswarm.core.Digest;
import io.dryswarm.models.csi.VolumeAssignment;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NetworkKeys;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.SwarmKeys;
import io.dryswarm.models.store.TaskObject;
import java.util.List;

/** From the dispatcher, or a manager on its behalf, to an agent. */
public sealed interface DispatcherReply extends DispatcherMessage {
  /**
   * First answer to a session request, and again whenever the node's object changes.
   *
   * @param node     the node's own object, with its load-balancer attachments
   * @param managers the managers that the agent may turn to, ascending
   * @param keys     the swarm's network keys
   */
  record SessionMessage(long session, NodeObject node, List<Integer> managers, SwarmKeys keys)
      implements DispatcherReply {
    /** Without keys. */
    public SessionMessage(long session, NodeObject node, List<Integer> managers) {
      this(session, node, managers, SwarmKeys.NONE);
    }

    @Override
    public int sizeBytes() {
      return 1_500 + 100 * managers.size() + 50 * node.attachments().size();
    }

    @Override
    public long digest() {
      long digest = Digest.of(11, session, node.version(), node.digest());
      return mixed(mixed(digest, keys.gossip()), keys.ipsec());
    }

    private static long mixed(long start, NetworkKeys keys) {
      long digest = start;
      for (long key : keys.lamportTimes()) {
        digest = Digest.mix(digest, key);
      }
      return digest;
    }
  }

  /**
   * Heartbeat received.
   *
   * @param periodNs time until the next one is due
   */
  record HeartbeatReply(long periodNs) implements DispatcherReply {
    @Override
    public int sizeBytes() {
      return 100;
    }

    @Override
    public long digest() {
      return Digest.of(12, periodNs);
    }
  }

  /** The report of a task was taken. */
  record TaskStatusReply(int task) implements DispatcherReply {
    @Override
    public int sizeBytes() {
      return 100;
    }

    @Override
    public long digest() {
      return Digest.of(13, task);
    }
  }

  /** The report of a volume was taken. */
  record VolumeStatusReply(int volume) implements DispatcherReply {
    @Override
    public int sizeBytes() {
      return 100;
    }

    @Override
    public long digest() {
      return Digest.of(18, volume);
    }
  }

  /**
   * What a node shall have. Lists are by id, ascending.
   *
   * @param complete       whether this is all there is, or changes only
   * @param appliesTo      {@link #resultsIn} of the message before; 0 for the first one of a stream
   * @param resultsIn      number of this message in its stream, from 1
   * @param removedTasks   ids of tasks deleted from the store
   * @param removedSecrets ids of secrets that no task of the node needs any more
   * @param removedConfigs the same for configs
   * @param volumes        cluster volumes that are published to the node
   * @param removedVolumes those that it shall let go
   */
  record AssignmentsMessage(
      boolean complete,
      long appliesTo,
      long resultsIn,
      List<TaskObject> tasks,
      List<Integer> removedTasks,
      List<SecretObject> secrets,
      List<Integer> removedSecrets,
      List<ConfigObject> configs,
      List<Integer> removedConfigs,
      List<VolumeAssignment> volumes,
      List<VolumeAssignment> removedVolumes)
      implements DispatcherReply {
    /** Without cluster volumes. */
    public AssignmentsMessage(
        boolean complete,
        long appliesTo,
        long resultsIn,
        List<TaskObject> tasks,
        List<Integer> removedTasks,
        List<SecretObject> secrets,
        List<Integer> removedSecrets,
        List<ConfigObject> configs,
        List<Integer> removedConfigs) {
      this(
          complete,
          appliesTo,
          resultsIn,
          tasks,
          removedTasks,
          secrets,
          removedSecrets,
          configs,
          removedConfigs,
          List.of(),
          List.of());
    }

    /** Without configs. */
    public AssignmentsMessage(
        boolean complete,
        long appliesTo,
        long resultsIn,
        List<TaskObject> tasks,
        List<Integer> removedTasks,
        List<SecretObject> secrets,
        List<Integer> removedSecrets) {
      this(
          complete,
          appliesTo,
          resultsIn,
          tasks,
          removedTasks,
          secrets,
          removedSecrets,
          List.of(),
          List.of());
    }

    @Override
    public int sizeBytes() {
      int bytes = 100 + 50 * (removedTasks.size() + removedSecrets.size() + removedConfigs.size());
      for (SecretObject secret : secrets) {
        bytes += 300 + secret.spec().data().length();
      }
      for (ConfigObject config : configs) {
        bytes += 300 + config.spec().data().length();
      }
      bytes += 400 * (volumes.size() + removedVolumes.size());
      return bytes + 1_500 * tasks.size();
    }

    @Override
    public long digest() {
      long digest = Digest.of(complete ? 14 : 15, appliesTo, resultsIn);
      digest = all(all(all(digest, tasks), secrets), configs);
      digest = ids(ids(digest, removedTasks), removedSecrets);
      digest = ids(digest, removedConfigs);
      return volumes(volumes(digest, volumes), removedVolumes);
    }

    private static long volumes(long start, List<VolumeAssignment> assignments) {
      long digest = start;
      for (VolumeAssignment assignment : assignments) {
        digest = Digest.mix(digest, assignment.volume());
      }
      return digest;
    }

    private static long ids(long start, List<Integer> ids) {
      long digest = start;
      for (int id : ids) {
        digest = Digest.mix(digest, id);
      }
      return digest;
    }

    private static long all(long start, List<? extends StoreObject> objects) {
      long digest = start;
      for (StoreObject object : objects) {
        digest = Digest.mix(digest, object.digest());
      }
      return digest;
    }
  }

  /**
   * A request failed or a stream broke: in either case the agent's session is over.
   *
   * @param reason as SwarmKit words it
   */
  record Refusal(String reason) implements DispatcherReply {
    static final String STOPPED = "dispatcher is stopped";
    static final String NOT_REGISTERED = "node not registered";
    static final String SESSION_INVALID = "session invalid";
    static final String NOT_YOURS = "cannot update a task not assigned this node";
    static final String NO_LEADER =
        "The swarm does not have a leader. It's possible that too few managers are online. Make sure more than half of the managers are online.";
    static final String RESET = "connection reset by peer";
    static final String UNREACHABLE = "connection refused";
    static final String NO_LINK = "network is unreachable";
    static final String EXPIRED = "remote error: tls: expired certificate";

    static String removed(int node) {
      return "Permission denied: node " + node + " was removed from swarm";
    }

    @Override
    public int sizeBytes() {
      return 100 + reason.length();
    }

    @Override
    public long digest() {
      return Digest.of(16, Digest.of(reason));
    }
  }
}
