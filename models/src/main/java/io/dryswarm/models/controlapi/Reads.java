package io.dryswarm.models.controlapi;

import io.dryswarm.models.controlapi.ApiReply.ManagerStatus;
import io.dryswarm.models.controlapi.ApiReply.NodeEntry;
import io.dryswarm.models.controlapi.ApiReply.ServiceEntry;
import io.dryswarm.models.roles.RaftMembership;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;

/** Answers from memory. Source: control-plane facts 1.2.19, 1.3.27, 1.5.40; moby/swarmkit manager/controlapi. */
final class Reads {
  private final RaftMembership raft;

  Reads(RaftMembership raft) {
    this.raft = raft;
  }

  ApiReply answer(ApiRequest.Read request, StoreView view) {
    if (request instanceof ApiRequest.Get get) {
      return new ApiReply.Found(shown(References.find(view, get.kind(), get.reference())));
    } else if (request instanceof ApiRequest.ListAll list) {
      return listed(References.all(view, list.kind()));
    } else if (request instanceof ApiRequest.ListTasks list) {
      return listed(view.tasksOfService(References.service(view, list.service()).id()));
    } else if (request instanceof ApiRequest.ListServices) {
      return new ApiReply.Services(
          view.services().stream().map(service -> entry(service, view)).toList());
    } else if (request instanceof ApiRequest.ListNodes) {
      return new ApiReply.Nodes(view.nodes().stream().map(this::entry).toList());
    }
    return new ApiReply.Found(cluster(view));
  }

  private static ApiReply listed(List<? extends StoreObject> objects) {
    return new ApiReply.Listed(objects.stream().map(Reads::shown).toList());
  }

  private static StoreObject shown(StoreObject object) {
    return object instanceof SecretObject secret ? SecretCalls.redacted(secret) : object;
  }

  private static ClusterObject cluster(StoreView view) {
    ClusterObject cluster = view.cluster();
    if (cluster == null) {
      throw ApiError.ofEngine(ErrorCode.UNAVAILABLE, "This node is not part of a swarm");
    }
    return cluster;
  }

  private static ServiceEntry entry(ServiceObject service, StoreView view) {
    boolean isJob = service.spec().mode().isJob();
    int running = 0;
    int wanted = 0;
    int completed = 0;
    for (TaskObject task : view.tasksOfService(service.id())) {
      if (isJob && task.jobIteration() != service.jobIteration()) {
        continue;
      }
      boolean isComplete = task.observed() == TaskState.COMPLETE;
      completed += isJob && isComplete ? 1 : 0;
      running += task.observed() == TaskState.RUNNING ? 1 : 0;
      boolean isWanted = task.desired() == TaskState.RUNNING
          || (task.desired() == TaskState.COMPLETE && !isComplete);
      wanted += isWanted ? 1 : 0;
    }
    return new ServiceEntry(service, running, desired(service.spec().mode(), wanted), completed);
  }

  private static int desired(ServiceMode mode, int wantedTasks) {
    if (mode instanceof ServiceMode.Replicated replicated) {
      return replicated.replicas();
    } else if (mode instanceof ServiceMode.ReplicatedJob job) {
      return job.maxConcurrent();
    }
    return wantedTasks;
  }

  private NodeEntry entry(NodeObject node) {
    if (!raft.isMember(node.id())) {
      return new NodeEntry(node, ManagerStatus.NONE);
    } else if (raft.leader() == node.id()) {
      return new NodeEntry(node, ManagerStatus.LEADER);
    }
    return new NodeEntry(
        node, raft.isReachable(node.id()) ? ManagerStatus.REACHABLE : ManagerStatus.UNREACHABLE);
  }
}
