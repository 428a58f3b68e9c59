package io.dryswarm.models.leader;

import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.Platform;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Objects for tests, with defaults for all that a test does not speak of. */
public final class Swarm {
  public static final long MIB = 1 << 20;

  private Swarm() {}

  /** A ready, active worker with 4 CPUs and 8 GiB. */
  public static NodeObject node(int id) {
    return new NodeObject(
        id,
        0,
        "host" + id,
        Role.WORKER,
        Availability.ACTIVE,
        Status.READY,
        "",
        new NodeObject.Description(4_000_000_000L, 8192 * MIB, "linux", "x86_64"),
        new TreeMap<>(),
        List.of());
  }

  public static NodeObject labelled(NodeObject node, String key, String value) {
    TreeMap<String, String> labels = new TreeMap<>(node.labels());
    labels.put(key, value);
    return node.withLabels(labels);
  }

  /** The node with less or more memory, or other generic resources. */
  public static NodeObject withResources(
      NodeObject node, long memoryBytes, GenericResource... generic) {
    NodeObject.Description d = node.description();
    return node.withDescription(new NodeObject.Description(
        d.nanoCpus(),
        memoryBytes,
        d.os(),
        d.architecture(),
        d.engineLabels(),
        d.address(),
        List.of(generic)));
  }

  public static ServiceBuilder service(String name) {
    return new ServiceBuilder(name);
  }

  /** A task of the service, observed and wanted as given. */
  public static TaskObject task(
      int id, ServiceObject service, int slot, int node, TaskState observed, TaskState desired) {
    return new TaskObject(
        id,
        0,
        service.id(),
        service.spec().name(),
        slot,
        node,
        service.spec().task(),
        service.specVersion(),
        desired,
        TaskStatus.of(observed, "pending task scheduling", 0),
        List.of(),
        0,
        0,
        List.of(),
        service.spec().endpoint());
  }

  /** A service spec, piece by piece. */
  public static final class ServiceBuilder {
    private final String name;
    private ServiceMode mode = new ServiceMode.Replicated(1);
    private UpdateConfig update;
    private UpdateConfig rollback;
    private long forceUpdate;
    private String image = "v1";
    private final List<ContainerSpec.MountSpec> mounts = new ArrayList<>();
    private String logDriver = "";
    private ResourceSpec resources = ResourceSpec.NONE;
    private RestartPolicy restart = RestartPolicy.DEFAULT;
    private PlacementSpec placement = PlacementSpec.ANYWHERE;
    private ServiceSpec.EndpointMode endpointMode = ServiceSpec.EndpointMode.VIP;
    private final List<NetworkAttachmentSpec> networks = new ArrayList<>();
    private final List<PortSpec> ports = new ArrayList<>();

    private ServiceBuilder(String name) {
      this.name = name;
    }

    public ServiceBuilder replicas(int replicas) {
      mode = new ServiceMode.Replicated(replicas);
      return this;
    }

    public ServiceBuilder global() {
      mode = new ServiceMode.Global();
      return this;
    }

    public ServiceBuilder mode(ServiceMode newMode) {
      mode = newMode;
      return this;
    }

    /** {@code null} = Swarm's defaults. */
    public ServiceBuilder updates(UpdateConfig newUpdate, UpdateConfig newRollback) {
      update = newUpdate;
      rollback = newRollback;
      return this;
    }

    public ServiceBuilder forceUpdate(long counter) {
      forceUpdate = counter;
      return this;
    }

    public ServiceBuilder image(String newImage) {
      image = newImage;
      return this;
    }

    public ServiceBuilder reserve(long nanoCpus, long memoryBytes) {
      resources = new ResourceSpec(nanoCpus, memoryBytes, 0, 0, resources.reservedGeneric());
      return this;
    }

    public ServiceBuilder reserve(GenericResource.Discrete... generic) {
      resources = resources.withReservedGeneric(List.of(generic));
      return this;
    }

    public ServiceBuilder platforms(Platform... platforms) {
      placement = placement.withPlatforms(List.of(platforms));
      return this;
    }

    public ServiceBuilder mount(ContainerSpec.MountSpec mount) {
      mounts.add(mount);
      return this;
    }

    public ServiceBuilder clusterVolume(String source, String target, boolean readOnly) {
      return mount(new ContainerSpec.MountSpec(
          ContainerSpec.MountType.CLUSTER, source, target, readOnly, ""));
    }

    public ServiceBuilder logDriver(String driver) {
      logDriver = driver;
      return this;
    }

    public ServiceBuilder restart(
        RestartPolicy.Condition condition, long delayNs, long maxAttempts, long windowNs) {
      restart = new RestartPolicy(condition, delayNs, maxAttempts, windowNs);
      return this;
    }

    public ServiceBuilder placement(
        List<String> constraints, List<String> spreadOver, long maxReplicas) {
      placement = new PlacementSpec(constraints, spreadOver, maxReplicas, placement.platforms());
      return this;
    }

    public ServiceBuilder dnsrr() {
      endpointMode = ServiceSpec.EndpointMode.DNSRR;
      return this;
    }

    public ServiceBuilder network(String network) {
      networks.add(new NetworkAttachmentSpec(network, List.of()));
      return this;
    }

    public ServiceBuilder port(int published, PortSpec.PublishMode publishMode) {
      return port(published, 80, PortSpec.Protocol.TCP, publishMode);
    }

    public ServiceBuilder port(
        int published, int target, PortSpec.Protocol protocol, PortSpec.PublishMode publishMode) {
      ports.add(new PortSpec(published, target, protocol, publishMode));
      return this;
    }

    public ServiceSpec spec() {
      TaskSpec task = new TaskSpec(
          new ContainerSpec(
              image,
              new TreeMap<>(),
              List.copyOf(mounts),
              List.of(),
              ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS),
          resources,
          restart,
          placement,
          List.copyOf(networks),
          forceUpdate,
          logDriver);
      return new ServiceSpec(
          name, mode, task, endpointMode, List.copyOf(ports), new TreeMap<>(), update, rollback);
    }

    public ServiceObject object(int id) {
      return ServiceObject.create(id, spec());
    }
  }
}
