package io.dryswarm.models.cluster;

import io.dryswarm.models.controlapi.ApiClient;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;

/**
 * What {@code docker stack deploy} does: one request after the other, networks, then secrets, then configs, then services, each answered before the
 * next is sent; the first refusal ends it. Stacks go one after the other. Source: control-plane facts 12.3.20.
 */
final class StackDeployer {
  private final ApiClient.Api api;
  private final IntSupplier manager;
  private final Deque<Deque<ApiRequest>> stacks = new ArrayDeque<>();
  private boolean busy;

  /** @param manager the node whose engine is asked */
  StackDeployer(ApiClient.Api api, IntSupplier manager) {
    this.api = api;
    this.manager = manager;
  }

  /** Queues everything that a stack creates. */
  void deploy(RunSpec.StackSpec stack) {
    Deque<ApiRequest> requests = new ArrayDeque<>();
    for (NetworkSpec network : stack.networks()) {
      requests.add(new ApiRequest.CreateNetwork(network));
    }
    for (SecretSpec secret : stack.secrets()) {
      requests.add(new ApiRequest.CreateSecret(secret));
    }
    for (ConfigSpec config : stack.configs()) {
      requests.add(new ApiRequest.CreateConfig(config));
    }
    for (ServiceSpec service : stack.services()) {
      requests.add(new ApiRequest.CreateService(service));
    }
    stacks.add(requests);
    next();
  }

  private void next() {
    while (!busy && !stacks.isEmpty()) {
      Deque<ApiRequest> requests = stacks.element();
      if (requests.isEmpty()) {
        stacks.remove();
      } else {
        busy = true;
        api.submit(manager.getAsInt(), requests.remove(), reply -> answered(reply, requests));
      }
    }
  }

  private void answered(ApiReply reply, Deque<ApiRequest> rest) {
    busy = false;
    if (reply instanceof ApiReply.Refused) {
      rest.clear();
    }
    next();
  }
}
