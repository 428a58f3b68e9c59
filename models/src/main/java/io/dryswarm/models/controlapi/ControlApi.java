package io.dryswarm.models.controlapi;

import io.dryswarm.models.roles.RaftMembership;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import org.jspecify.annotations.Nullable;

/**
 * The control API of the leader with the engine in front of it: pure functions of the store.
 *
 * <p>A write has two halves, as in Swarm. {@link #check} looks at the store as it is and refuses at once; {@link #write} runs when the
 * store's lock has been taken. What two requests do to each other in between is Swarm's own race: two services may both be told that a
 * port is free.
 */
public final class ControlApi {
  private final NodeCalls nodes;
  private final Reads reads;

  public ControlApi(RaftMembership raft) {
    this.nodes = new NodeCalls(raft);
    this.reads = new Reads(raft);
  }

  /** @throws ApiError in Swarm's words */
  public void check(ApiRequest.Write request, StoreView view) {
    if (request instanceof ApiRequest.CreateService create) {
      ServiceCalls.check(create, view);
    } else if (request instanceof ApiRequest.UpdateService update) {
      ServiceCalls.check(update, view);
    } else if (request instanceof ApiRequest.CreateNetwork create) {
      NetworkCalls.check(create, view);
    } else if (request instanceof ApiRequest.CreateSecret create) {
      DataCheck.check(create.spec());
    } else if (request instanceof ApiRequest.CreateConfig create) {
      DataCheck.check(create.spec());
    } else if (request instanceof ApiRequest.CreateVolume create) {
      VolumeCalls.check(create);
    } else if (request instanceof ApiRequest.UpdateCluster update) {
      ClusterCalls.check(update);
    }
  }

  /**
   * Makes the changes of the request.
   *
   * @param nowNs the leader's clock, virtual nanoseconds
   * @return what is written; {@code null} for a removal
   * @throws ApiError in Swarm's words; nothing of the transaction may then be stored
   * @throws io.dryswarm.models.store.StoreRefusal "update out of sequence"
   */
  public @Nullable StoreObject write(ApiRequest.Write request, StoreTx tx, long nowNs) {
    if (request instanceof ApiRequest.CreateService create) {
      return ServiceCalls.create(create, tx);
    } else if (request instanceof ApiRequest.UpdateService update) {
      return ServiceCalls.update(update, tx);
    } else if (request instanceof ApiRequest.RollbackService rollback) {
      return ServiceCalls.rollBack(rollback, tx, nowNs);
    } else if (request instanceof ApiRequest.CreateNetwork create) {
      return NetworkCalls.create(create, tx);
    } else if (request instanceof ApiRequest.CreateSecret create) {
      return SecretCalls.create(create, tx);
    } else if (request instanceof ApiRequest.UpdateSecret update) {
      return SecretCalls.update(update, tx);
    } else if (request instanceof ApiRequest.CreateConfig create) {
      return ConfigCalls.create(create, tx);
    } else if (request instanceof ApiRequest.UpdateConfig update) {
      return ConfigCalls.update(update, tx);
    } else if (request instanceof ApiRequest.CreateVolume create) {
      return VolumeCalls.create(create, tx);
    } else if (request instanceof ApiRequest.UpdateVolume update) {
      return VolumeCalls.update(update, tx);
    } else if (request instanceof ApiRequest.UpdateNode update) {
      return nodes.update(update, tx);
    } else if (request instanceof ApiRequest.UpdateCluster update) {
      return ClusterCalls.update(update, tx, nowNs);
    }
    remove(request, tx, nowNs);
    return null;
  }

  private void remove(ApiRequest.Write request, StoreTx tx, long nowNs) {
    if (request instanceof ApiRequest.RemoveService remove) {
      ServiceCalls.remove(remove, tx);
    } else if (request instanceof ApiRequest.RemoveNetwork remove) {
      NetworkCalls.remove(remove, tx);
    } else if (request instanceof ApiRequest.RemoveSecret remove) {
      SecretCalls.remove(remove, tx);
    } else if (request instanceof ApiRequest.RemoveConfig remove) {
      ConfigCalls.remove(remove, tx);
    } else if (request instanceof ApiRequest.RemoveVolume remove) {
      VolumeCalls.remove(remove, tx);
    } else if (request instanceof ApiRequest.RemoveNode remove) {
      nodes.remove(remove, tx, nowNs);
    } else {
      throw new AssertionError("unhandled " + request);
    }
  }

  /**
   * Answers from the memory of the leader.
   *
   * @throws ApiError if what is asked for does not exist
   */
  public ApiReply read(ApiRequest.Read request, StoreView view) {
    return reads.answer(request, view);
  }
}
