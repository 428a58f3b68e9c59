package io.dryswarm.models.cluster;

import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What {@code docker stack deploy} does: one request after the other, networks, then secrets, then services, each answered before the
 * next is sent. Source: control-plane facts 12.3.20.
 */
final class StackDeployer {
  /** An API write; the second argument runs when it has committed. */
  interface Api {
    void submit(Consumer<StoreTx> change, Runnable committed);
  }

  private final Api api;
  private final Deque<Consumer<StoreTx>> requests = new ArrayDeque<>();
  private boolean busy;

  StackDeployer(Api api) {
    this.api = api;
  }

  /** Queues everything that a stack creates. */
  void deploy(RunSpec.StackSpec stack) {
    for (NetworkSpec network : stack.networks()) {
      requests.add(tx -> tx.create(NetworkObject.create(tx.nextId(), network)));
    }
    for (SecretSpec secret : stack.secrets()) {
      requests.add(tx -> tx.create(SecretObject.create(tx.nextId(), secret)));
    }
    for (ServiceSpec service : stack.services()) {
      requests.add(tx -> tx.create(ServiceObject.create(tx.nextId(), service)));
    }
    next();
  }

  private void next() {
    if (!busy && !requests.isEmpty()) {
      busy = true;
      api.submit(requests.remove(), this::answered);
    }
  }

  private void answered() {
    busy = false;
    next();
  }
}
