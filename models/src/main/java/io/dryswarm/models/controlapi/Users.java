package io.dryswarm.models.controlapi;

import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The services whose present specification names a secret or a config; running tasks and earlier specifications do not count. */
final class Users {
  private Users() {}

  /** @throws ApiError naming all users, by id */
  static void refuseIfAny(
      String kind, String name, StoreView view, Predicate<ContainerSpec> isUser) {
    List<String> users = new ArrayList<>();
    for (ServiceObject service : view.services()) {
      if (isUser.test(service.spec().task().container())) {
        users.add(service.spec().name());
      }
    }
    if (!users.isEmpty()) {
      String services = users.size() == 1 ? "service" : "services";
      throw new ApiError(
          ErrorCode.INVALID_ARGUMENT,
          kind
              + " '"
              + name
              + "' is in use by the following "
              + services
              + ": "
              + String.join(", ", users));
    }
  }
}
