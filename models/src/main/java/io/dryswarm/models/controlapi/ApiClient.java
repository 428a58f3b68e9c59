package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ApiRequest.Kind.NODE;
import static io.dryswarm.models.controlapi.ApiRequest.Kind.SERVICE;

import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreObject;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Changes as the command-line client makes them: reads an object, changes its specification, sends all of it back with the version that
 * was read. Two requests, so that somebody may come in between and make the second one fail.
 */
public final class ApiClient {
  /** Where requests go. */
  @FunctionalInterface
  public interface Api {
    void submit(int via, ApiRequest request, Consumer<ApiReply> reply);
  }

  private final Api api;

  public ApiClient(Api api) {
    this.api = api;
  }

  /** As {@code docker service update}. */
  public void updateService(
      int via, String service, UnaryOperator<ServiceSpec> change, Consumer<ApiReply> reply) {
    onService(
        via,
        service,
        found -> new ApiRequest.UpdateService(service, found.version(), change.apply(found.spec())),
        reply);
  }

  /** As {@code docker service scale}; only services with a number of tasks can be scaled. */
  public void scale(int via, String service, int replicas, Consumer<ApiReply> reply) {
    onService(
        via,
        service,
        found -> new ApiRequest.UpdateService(
            service, found.version(), found.spec().withMode(scaled(found.spec(), replicas))),
        reply);
  }

  private static ServiceMode scaled(ServiceSpec spec, int replicas) {
    if (spec.mode() instanceof ServiceMode.Replicated) {
      return new ServiceMode.Replicated(replicas);
    } else if (spec.mode() instanceof ServiceMode.ReplicatedJob job) {
      return new ServiceMode.ReplicatedJob(job.maxConcurrent(), replicas);
    }
    throw ApiError.ofClient(
        ErrorCode.INVALID_ARGUMENT,
        spec.name() + ": scale can only be used with replicated or replicated-job mode");
  }

  /** As {@code docker service rollback}. */
  public void rollBack(int via, String service, Consumer<ApiReply> reply) {
    onService(
        via, service, found -> new ApiRequest.RollbackService(service, found.version()), reply);
  }

  /** As {@code docker node update}. */
  public void updateNode(
      int via, String node, UnaryOperator<NodeSettings> change, Consumer<ApiReply> reply) {
    readAndWrite(
        via,
        new ApiRequest.Get(NODE, node),
        found -> {
          NodeObject object = (NodeObject) found;
          return new ApiRequest.UpdateNode(
              node, object.version(), change.apply(NodeSettings.of(object)));
        },
        reply);
  }

  /** As {@code docker swarm update}. */
  public void updateCluster(int via, UnaryOperator<ClusterSpec> change, Consumer<ApiReply> reply) {
    readAndWrite(
        via,
        new ApiRequest.GetCluster(),
        found -> {
          ClusterObject object = (ClusterObject) found;
          return new ApiRequest.UpdateCluster(object.version(), change.apply(object.spec()));
        },
        reply);
  }

  private void onService(
      int via, String service, Function<ServiceObject, ApiRequest> next, Consumer<ApiReply> reply) {
    readAndWrite(
        via,
        new ApiRequest.Get(SERVICE, service),
        found -> next.apply((ServiceObject) found),
        reply);
  }

  private void readAndWrite(
      int via, ApiRequest read, Function<StoreObject, ApiRequest> next, Consumer<ApiReply> reply) {
    api.submit(via, read, answer -> {
      if (!(answer instanceof ApiReply.Found found)) {
        reply.accept(answer);
        return;
      }
      try {
        api.submit(via, next.apply(found.object()), reply);
      } catch (ApiError refused) {
        reply.accept(new ApiReply.Refused(refused));
      }
    });
  }
}
