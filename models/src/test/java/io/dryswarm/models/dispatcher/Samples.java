package io.dryswarm.models.dispatcher;

import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.spec.HealthCheck;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Small objects for tests. */
public final class Samples {
  public static final NodeObject.Description MACHINE =
      new NodeObject.Description(4_000_000_000L, 8L << 30, "linux", "x86_64");

  private Samples() {}

  public static NodeObject node(int id, NodeObject.Status status) {
    return new NodeObject(
        id,
        0,
        "n" + id,
        NodeObject.Role.WORKER,
        NodeObject.Availability.ACTIVE,
        status,
        "",
        MACHINE,
        new TreeMap<>(),
        List.of());
  }

  /** A task of {@code image} on a node, without networks, that may read the named secrets. */
  public static TaskObject task(
      int id, int node, TaskState observed, TaskState desired, String... secrets) {
    ContainerSpec container = new ContainerSpec(
        "web:1",
        new TreeMap<>(),
        List.of(),
        Arrays.stream(secrets).map(s -> new SecretReference(s, s)).toList(),
        ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS);
    TaskSpec spec = new TaskSpec(
        container, ResourceSpec.NONE, RestartPolicy.DEFAULT, PlacementSpec.ANYWHERE, List.of(), 0);
    return new TaskObject(
        id, 0, 900, "web", 1, node, spec, 0, desired, status(observed), List.of(), 0);
  }

  /** The same on network 800. */
  public static TaskObject onNetwork(TaskObject task) {
    return task.withAttachments(List.of(new NodeObject.Attachment(800, 10)));
  }

  public static TaskStatus status(TaskState state) {
    return new TaskStatus(state, state.label(), "", 0, 0, 0);
  }

  public static SecretObject secret(int id, String name) {
    return SecretObject.create(id, new SecretSpec(name, "xyz"));
  }

  public static ConfigObject config(int id, String name) {
    return ConfigObject.create(id, new ConfigSpec(name, "xyz"));
  }

  /** The same with these configs. */
  public static TaskObject withConfigs(TaskObject task, String... configs) {
    ContainerSpec c = task.spec().container();
    List<ConfigReference> references = Arrays.stream(configs)
        .map(name -> new ConfigReference(name, "/" + name))
        .toList();
    return withContainer(task, container(c, references, c.stopGracePeriodNs()));
  }

  /** The same with this stop grace period. */
  public static TaskObject withGrace(TaskObject task, long graceNs) {
    ContainerSpec c = task.spec().container();
    return withContainer(task, container(c, c.configs(), graceNs));
  }

  private static ContainerSpec container(
      ContainerSpec c, List<ConfigReference> configs, long graceNs) {
    return new ContainerSpec(
        c.image(),
        c.command(),
        c.args(),
        c.environment(),
        c.labels(),
        c.mounts(),
        c.secrets(),
        configs,
        c.health(),
        c.stopSignal(),
        graceNs,
        c.others());
  }

  /** The same with this health check. */
  public static TaskObject withHealth(TaskObject task, HealthCheck health) {
    return withContainer(task, task.spec().container().withHealth(health));
  }

  private static TaskObject withContainer(TaskObject task, ContainerSpec container) {
    TaskSpec s = task.spec();
    TaskSpec spec = new TaskSpec(
        container, s.resources(), s.restart(), s.placement(), s.networks(), s.forceUpdate());
    return new TaskObject(
        task.id(),
        task.version(),
        task.service(),
        task.serviceName(),
        task.slot(),
        task.node(),
        spec,
        task.specVersion(),
        task.desired(),
        task.status(),
        task.attachments(),
        task.createdNs());
  }
}
