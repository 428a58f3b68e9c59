package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.FAILED_PRECONDITION;
import static io.dryswarm.models.controlapi.ErrorCode.NOT_FOUND;

import io.dryswarm.models.roles.RaftMembership;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;

/** Nodes. Source: control-plane facts 1.2.18a, 2.2.24, 9.5.20; moby/swarmkit manager/controlapi/node.go. */
final class NodeCalls {
  private static final String ORPHANED = "Task belonged to a node that has been deleted";

  private final RaftMembership raft;

  NodeCalls(RaftMembership raft) {
    this.raft = raft;
  }

  StoreObject update(ApiRequest.UpdateNode request, StoreTx tx) {
    NodeObject node = References.node(tx, request.node());
    NodeSettings settings = request.settings();
    if (node.desiredRole() == Role.MANAGER && settings.role() == Role.WORKER) {
      checkDemotion(node, tx);
    }
    NodeObject updated = node.withVersion(request.version())
        .withDesiredRole(settings.role())
        .withAvailability(settings.availability())
        .withLabels(settings.labels());
    tx.update(updated);
    return updated;
  }

  private void checkDemotion(NodeObject node, StoreView view) {
    long managers = view.nodes().stream().filter(n -> n.role() == Role.MANAGER).count();
    if (managers == 1 && node.role() == Role.MANAGER) {
      throw new ApiError(FAILED_PRECONDITION, "attempting to demote the last manager of the swarm");
    }
    if (!raft.isMember(node.id())) {
      throw new ApiError(NOT_FOUND, "can't find manager in raft memberlist");
    }
    if (!raft.canRemoveMember(node.id())) {
      throw new ApiError(
          FAILED_PRECONDITION,
          "can't remove member from the raft: this would result in a loss of quorum");
    }
  }

  void remove(ApiRequest.RemoveNode request, StoreTx tx, long nowNs) {
    NodeObject node = References.node(tx, request.node());
    String name = "node " + ObjectIds.of(node);
    if (node.desiredRole() == Role.MANAGER && raft.isMember(node.id())) {
      throw new ApiError(
          FAILED_PRECONDITION,
          name
              + " is a cluster manager and is a member of the raft cluster. It must be demoted to worker before removal");
    }
    if (!request.force() && node.status() == NodeObject.Status.READY) {
      throw new ApiError(FAILED_PRECONDITION, name + " is not down and can't be removed");
    }
    ClusterObject cluster = tx.cluster();
    if (cluster == null) {
      throw new ApiError(ErrorCode.INTERNAL, "could not fetch cluster object");
    }
    tx.update(cluster.withState(
        cluster.state().withBlacklisted(node.id(), node.certificate().expiryNs(), nowNs)));
    orphanTasks(node, tx, nowNs);
    tx.remove(node);
  }

  private static void orphanTasks(NodeObject node, StoreTx tx, long nowNs) {
    for (TaskObject task : tx.tasksOnNode(node.id())) {
      if (!task.observed().isAtLeast(TaskState.COMPLETE)) {
        tx.update(task.withStatus(TaskStatus.of(TaskState.ORPHANED, ORPHANED, nowNs)));
      }
    }
  }
}
