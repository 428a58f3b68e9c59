package io.dryswarm.docker.engine;

import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.controlapi.ApiError;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreView;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The way from an engine to its swarm, and what the engines know of the objects that they show. */
final class SwarmDoor {
  private static final String OUTSIDE =
      "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to"
          + " connect this node to swarm and try again.";

  private static final String UNREACHABLE =
      "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";

  private final Cluster cluster;
  private final ObjectTimes times;
  private final WrittenForms forms = new WrittenForms();
  private final LingeringNetworks lingering;

  SwarmDoor(Cluster cluster) {
    this.cluster = cluster;
    this.times = new ObjectTimes(cluster.sim()::nowNs);
    this.lingering = new LingeringNetworks(cluster);
    cluster.store().addObserver(times);
    cluster.store().addObserver(lingering);
  }

  Cluster cluster() {
    return cluster;
  }

  ObjectTimes times() {
    return times;
  }

  WrittenForms forms() {
    return forms;
  }

  /** Networks that a node has although the swarm has removed them. */
  List<NetworkObject> lingering(int node) {
    return lingering.on(node);
  }

  StoreView view() {
    return cluster.view();
  }

  /** Whether the node belongs to the swarm. */
  boolean isInside(int node) {
    return !cluster.agents().isOutside(node);
  }

  /** Whether a manager runs on the node. */
  boolean isManager(int node) {
    return cluster.raft().isRunning(node);
  }

  /** Nobody listens on that node. */
  boolean isUnreachable(int node) {
    return !cluster.nodes().isUp(node);
  }

  static EngineAnswer unreachable() {
    return EngineAnswer.error(EngineAnswer.NO_ENGINE, UNREACHABLE);
  }

  /** Asks the swarm; refusals are turned into answers. */
  void ask(
      int via,
      ApiRequest request,
      Function<ApiReply, EngineAnswer> form,
      Consumer<EngineAnswer> answer) {
    if (!isInside(via)) {
      answer.accept(EngineAnswer.error(EngineAnswer.UNAVAILABLE, OUTSIDE));
      return;
    }
    cluster.api().submit(via, request, reply -> answer.accept(formed(reply, form)));
  }

  private static EngineAnswer formed(ApiReply reply, Function<ApiReply, EngineAnswer> form) {
    if (reply instanceof ApiReply.Refused refused) {
      return refused(refused.error());
    }
    try {
      return form.apply(reply);
    } catch (ApiError error) {
      return refused(error);
    } catch (IllegalArgumentException bad) {
      return EngineAnswer.error(EngineAnswer.BAD_REQUEST, String.valueOf(bad.getMessage()));
    }
  }

  static EngineAnswer refused(ApiError error) {
    return error.text().equals(UNREACHABLE) ? unreachable() : EngineAnswer.of(error);
  }

  /** Looks an object up and goes on with it. */
  void find(
      int via,
      ApiRequest.Kind kind,
      String reference,
      Consumer<EngineAnswer> answer,
      Consumer<StoreObject> next) {
    if (!isInside(via)) {
      answer.accept(EngineAnswer.error(EngineAnswer.UNAVAILABLE, OUTSIDE));
      return;
    }
    cluster.api().submit(via, new ApiRequest.Get(kind, reference), reply -> {
      if (reply instanceof ApiReply.Found found) {
        next.accept(found.object());
      } else if (reply instanceof ApiReply.Refused refused) {
        answer.accept(refused(refused.error()));
      }
    });
  }

  static StoreObject found(ApiReply reply) {
    return ((ApiReply.Found) reply).object();
  }

  static List<? extends StoreObject> listed(ApiReply reply) {
    return ((ApiReply.Listed) reply).objects();
  }
}
