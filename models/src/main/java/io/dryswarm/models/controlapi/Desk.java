package io.dryswarm.models.controlapi;

import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreRefusal;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.VolumeObject;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Serves requests on a manager that takes itself for the leader. */
final class Desk {
  private final ControlApi api;
  private final Managers managers;
  private final LongSupplier nowNs;

  Desk(ControlApi api, Managers managers, LongSupplier nowNs) {
    this.api = api;
    this.managers = managers;
    this.nowNs = nowNs;
  }

  /** @param answer takes the answer, at once or when the write has committed; never, if the manager dies meanwhile */
  void serve(int manager, ApiRequest request, Consumer<ApiReply> answer) {
    try {
      if (request instanceof ApiRequest.Read read) {
        answer.accept(api.read(read, managers.view(manager)));
      } else if (request instanceof ApiRequest.Write write) {
        api.check(write, managers.view(manager));
        new Change(manager, write, answer).submit();
      }
    } catch (ApiError refused) {
      answer.accept(new ApiReply.Refused(refused));
    }
  }

  /** A write on its way through the leader's queue. */
  private final class Change {
    private final int manager;
    private final ApiRequest.Write request;
    private final Consumer<ApiReply> answer;
    private @Nullable StoreObject written;
    private @Nullable ApiError refused;

    Change(int manager, ApiRequest.Write request, Consumer<ApiReply> answer) {
      this.manager = manager;
      this.request = request;
      this.answer = answer;
    }

    void submit() {
      managers.submit(manager, this::make, this::committed, this::failed);
    }

    /** Runs under the store's lock; the store drops the changes of a write that throws. */
    private void make(StoreTx tx) {
      try {
        written = api.write(request, tx, nowNs.getAsLong());
      } catch (ApiError error) {
        refused = error;
        throw new StoreRefusal(error.description());
      }
    }

    private void committed() {
      answer.accept(new ApiReply.Done(written == null ? null : stored(written)));
    }

    private void failed(String reason) {
      answer.accept(new ApiReply.Refused(
          refused != null ? refused : new ApiError(ErrorCode.UNKNOWN, reason)));
    }

    /** The same object with the version that the commit gave it. */
    private @Nullable StoreObject stored(StoreObject object) {
      StoreView view = managers.view(manager);
      if (object instanceof ServiceObject) {
        return view.service(object.id());
      } else if (object instanceof NodeObject) {
        return view.node(object.id());
      } else if (object instanceof NetworkObject) {
        return view.network(object.id());
      } else if (object instanceof SecretObject) {
        SecretObject secret = view.secret(object.id());
        return secret == null ? null : SecretCalls.redacted(secret);
      } else if (object instanceof ConfigObject) {
        return view.config(object.id());
      } else if (object instanceof VolumeObject) {
        return view.volume(object.id());
      }
      return object instanceof ClusterObject ? view.cluster() : null;
    }
  }
}
