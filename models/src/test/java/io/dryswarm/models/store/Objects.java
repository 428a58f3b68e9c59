package io.dryswarm.models.store;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.task.TaskState;
import java.util.Locale;
import java.util.stream.Collectors;

/** Small objects for store tests, and changes in short words. */
final class Objects {
  private Objects() {}

  static NetworkObject network(int id, String name) {
    return NetworkObject.create(id, NetworkSpec.overlay(name));
  }

  static SecretObject secret(int id, String name, int bytes) {
    return SecretObject.create(id, new SecretSpec(name, "x".repeat(bytes)));
  }

  static ServiceObject service(int id, String name) {
    return Swarm.service(name).object(id);
  }

  static TaskObject task(int id, int service, int node) {
    ServiceObject of = service(service, "s" + service);
    return Swarm.task(id, of, 1, node, TaskState.NEW, TaskState.RUNNING);
  }

  static String words(StoreTransaction transaction) {
    return transaction.actions().stream()
        .map(action -> words(action.op(), action.object()))
        .collect(Collectors.joining(", "));
  }

  static String words(StoreEvent.Op op, StoreObject object) {
    String kind = object.getClass().getSimpleName().replace("Object", "").toLowerCase(Locale.ROOT);
    return op + " " + kind + " " + object.id();
  }
}
