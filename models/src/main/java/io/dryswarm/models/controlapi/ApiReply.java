package io.dryswarm.models.controlapi;

import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer to an {@link ApiRequest}. */
public sealed interface ApiReply {
  /**
   * A write has committed.
   *
   * @param object what was written, with its new version; {@code null} after a removal
   */
  record Done(@Nullable StoreObject object) implements ApiReply {}

  /** One object; a secret without its data. */
  record Found(StoreObject object) implements ApiReply {}

  /** Objects of one kind, by id; secrets without their data. */
  record Listed(List<? extends StoreObject> objects) implements ApiReply {}

  /** What {@code docker service ls} shows. */
  record Services(List<ServiceEntry> services) implements ApiReply {}

  /** What {@code docker node ls} shows. */
  record Nodes(List<NodeEntry> nodes) implements ApiReply {}

  /** Nothing was changed. */
  record Refused(ApiError error) implements ApiReply {}

  /**
   * A service and its tasks in numbers. Source: control-plane facts 1.3.27.
   *
   * @param running   tasks observed RUNNING
   * @param desired   replicas, most concurrent tasks of a job, or wanted tasks of a global service
   * @param completed of a job: tasks of its present iteration observed COMPLETE
   */
  record ServiceEntry(ServiceObject service, int running, int desired, int completed) {
    /** Column REPLICAS of {@code docker service ls}: {@code 2/3}, {@code 2/3 (max 1 per node)}, {@code 0/2 (1/4 completed)}. */
    public String replicas() {
      return ReplicasText.of(this);
    }
  }

  /** A node and its place among the managers. */
  record NodeEntry(NodeObject node, ManagerStatus managerStatus) {}

  /** Column MANAGER STATUS of {@code docker node ls}. */
  enum ManagerStatus {
    NONE(""),
    LEADER("Leader"),
    REACHABLE("Reachable"),
    UNREACHABLE("Unreachable");

    private final String word;

    ManagerStatus(String word) {
      this.word = word;
    }

    /** As printed; empty for a worker. */
    public String word() {
      return word;
    }
  }
}
