package io.dryswarm.models.controlapi;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.roles.FakeMembership;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreRefusal;
import io.dryswarm.models.store.StoreView;
import java.util.ArrayList;
import java.util.List;

/** An API on a leader without a network in front of it, on a swarm of one manager (1), two workers (2, 3) and the ingress network. */
final class ApiBench {
  static final int MANAGER = 1;
  static final int WORKER = 2;
  static final int INGRESS = 9;

  final FakeLeader leader = new FakeLeader();
  final FakeMembership raft;
  private final ControlApi api;

  ApiBench() {
    this(new FakeMembership(MANAGER));
  }

  ApiBench(FakeMembership raft) {
    this.raft = raft;
    this.api = new ControlApi(raft);
    leader.write(tx -> {
      tx.create(ClusterObject.create(ClusterSpec.DEFAULT));
      tx.create(NetworkObject.create(INGRESS, NetworkSpec.ingressNetwork()));
      for (int id = 1; id <= 3; id++) {
        Role role = raft.isMember(id) ? Role.MANAGER : Role.WORKER;
        tx.create(Swarm.node(id).withRole(role).withDesiredRole(role));
      }
    });
  }

  StoreView view() {
    return leader.view();
  }

  /** Sends a request: "ok", or the engine's answer with its HTTP status; a refused request must leave the store as it was. */
  String send(ApiRequest request) {
    String before = picture();
    String answer = answer(request);
    if (!answer.equals("ok") && !picture().equals(before)) {
      throw new AssertionError("refused, and changed the store: " + answer);
    }
    return answer;
  }

  private String answer(ApiRequest request) {
    List<ApiError> errors = new ArrayList<>();
    try {
      if (request instanceof ApiRequest.Read read) {
        api.read(read, view());
        return "ok";
      }
      ApiRequest.Write write = (ApiRequest.Write) request;
      api.check(write, view());
      leader.write(tx -> {
        try {
          api.write(write, tx, leader.nowNs());
        } catch (ApiError refused) {
          errors.add(refused);
          throw new StoreRefusal(refused.description());
        } catch (StoreRefusal refused) {
          errors.add(new ApiError(ErrorCode.UNKNOWN, String.valueOf(refused.getMessage())));
          throw refused;
        }
      });
    } catch (ApiError refused) {
      errors.add(refused);
    }
    return errors.isEmpty()
        ? "ok"
        : errors.get(0).code().httpStatus() + " " + errors.get(0).text();
  }

  ApiReply read(ApiRequest.Read request) {
    return api.read(request, view());
  }

  private String picture() {
    List<StoreObject> all = new ArrayList<>();
    all.addAll(view().nodes());
    all.addAll(view().services());
    all.addAll(view().tasks());
    all.addAll(view().networks());
    all.addAll(view().secrets());
    all.addAll(view().configs());
    return all + " " + view().cluster();
  }
}
