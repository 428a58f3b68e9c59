package io.dryswarm.models.cluster;

import io.dryswarm.models.cluster.observe.TaskDirectory;
import io.dryswarm.models.overlay.Endpoint;
import io.dryswarm.models.overlay.NetworkInfo;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A task's endpoints, one per network it is attached to: what its node publishes of it. */
final class Endpoints {
  private final TaskDirectory directory;
  private final Supplier<StoreView> view;
  private final int ingressNetwork;

  /**
   * @param view where networks are looked up by name
   */
  Endpoints(TaskDirectory directory, Supplier<StoreView> view, int ingressNetwork) {
    this.directory = directory;
    this.view = view;
    this.ingressNetwork = ingressNetwork;
  }

  List<Endpoint> of(TaskObject task) {
    ServiceObject service = directory.service(task.service());
    List<Endpoint> endpoints = new ArrayList<>();
    for (NodeObject.Attachment attachment : task.attachments()) {
      endpoints.add(endpoint(task, service, attachment));
    }
    return endpoints;
  }

  /** Ports that the task's service publishes, in either mode. */
  List<PortSpec> ports(TaskObject task) {
    return directory.service(task.service()).ports();
  }

  private Endpoint endpoint(
      TaskObject task, ServiceObject service, NodeObject.Attachment attachment) {
    boolean ingress = attachment.network() == ingressNetwork;
    return new Endpoint(
        task.id(),
        service.id(),
        service.spec().name(),
        containerName(task, service),
        ObjectIds.ofContainer(task.id()),
        hostname(task),
        attachment.network(),
        attachment.address(),
        virtualIp(service, attachment.network()),
        ingress ? List.of() : aliases(task, attachment.network()),
        ingress ? meshPorts(service) : List.of());
  }

  /** A network as the nodes that take part in it know it. */
  NetworkInfo network(int id) {
    NetworkObject network = view.get().network(id);
    if (network == null) {
      return new NetworkInfo(id, "", false, NetworkInfo.MTU, 0);
    }
    return new NetworkInfo(
        id,
        network.spec().name(),
        network.spec().internal(),
        network.spec().encrypted() ? NetworkInfo.ENCRYPTED_MTU : NetworkInfo.MTU,
        network.vni());
  }

  /** Source: moby/swarmkit api/naming/naming.go Task. */
  private static String containerName(TaskObject task, ServiceObject service) {
    String place = service.spec().mode().isPerNode()
        ? ObjectIds.ofNode(task.node())
        : Integer.toString(task.slot());
    return service.spec().name() + "." + place + "." + ObjectIds.ofTask(task.id());
  }

  /** As the Engine API has it: JSON text, with templates filled in. */
  private static String hostname(TaskObject task) {
    String json = task.spec().container().others().getOrDefault("Hostname", "");
    return json.replace("\"", "");
  }

  private static int virtualIp(ServiceObject service, int network) {
    for (NodeObject.Attachment vip : service.virtualIps()) {
      if (vip.network() == network) {
        return vip.address();
      }
    }
    return 0;
  }

  private List<String> aliases(TaskObject task, int network) {
    for (NetworkAttachmentSpec attachment : task.spec().networks()) {
      var named = view.get().networkNamed(attachment.network());
      if (named != null && named.id() == network) {
        return attachment.aliases();
      }
    }
    return List.of();
  }

  /** The service's own list whenever it can be: nodes compare these lists by every back end that they hear of. */
  private static List<PortSpec> meshPorts(ServiceObject service) {
    List<PortSpec> ports = service.ports();
    boolean areAll = ports.stream().allMatch(p -> p.mode() == PortSpec.PublishMode.INGRESS);
    return areAll
        ? ports
        : ports.stream().filter(p -> p.mode() == PortSpec.PublishMode.INGRESS).toList();
  }
}
