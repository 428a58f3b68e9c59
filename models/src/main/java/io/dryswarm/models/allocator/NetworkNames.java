package io.dryswarm.models.allocator;

import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.StoreView;
import java.util.ArrayList;
import java.util.List;

/** From the names in a spec to the networks in the store. Source: control-plane facts 10.11, 10.17. */
final class NetworkNames {
  /** A network that a spec names and nobody has created. */
  static final int MISSING = -1;

  private NetworkNames() {}

  /** Id of the ingress network, {@link #MISSING} if the user has removed it. */
  static int ingress(StoreView view) {
    for (NetworkObject network : view.networks()) {
      if (network.spec().ingress()) {
        return network.id();
      }
    }
    return MISSING;
  }

  /** The networks on which a service needs a virtual address, the ingress network first; may hold {@link #MISSING}. */
  static List<Integer> ofEndpoint(ServiceSpec service, StoreView view) {
    List<Integer> networks = new ArrayList<>();
    if (service.endpointMode() == ServiceSpec.EndpointMode.VIP) {
      if (service.usesIngress()) {
        networks.add(ingress(view));
      }
      networks.addAll(named(service.task(), view));
    }
    return networks;
  }

  /** The networks of a task of the service, the ingress network first; those that do not exist are passed over. */
  static List<Integer> ofTask(TaskSpec task, ServiceSpec service, StoreView view) {
    List<Integer> networks = new ArrayList<>();
    if (service.usesIngress()) {
      networks.add(ingress(view));
    }
    networks.addAll(named(task, view));
    networks.removeIf(network -> network == MISSING);
    return networks;
  }

  /** Networks that every node has for itself need no address of the managers'. */
  private static List<Integer> named(TaskSpec task, StoreView view) {
    List<Integer> networks = new ArrayList<>();
    for (NetworkAttachmentSpec attachment : task.networks()) {
      NetworkObject network = view.networkNamed(attachment.network());
      if (network == null) {
        networks.add(MISSING);
      } else if (!network.spec().isNodeLocal()) {
        networks.add(network.id());
      }
    }
    return networks;
  }
}
