package io.dryswarm.models.operations;

import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docker service update} changes.
 *
 * @param image       {@code null} = as it is
 * @param environment variables to set
 * @param constraints all placement constraints; {@code null} = as they are
 * @param force       whether tasks are replaced even if nothing changes
 */
public record ServiceChange(
    @Nullable String image,
    SortedMap<String, String> environment,
    @Nullable List<String> constraints,
    boolean force)
    implements UnaryOperator<ServiceSpec> {
  @Override
  public ServiceSpec apply(ServiceSpec spec) {
    TaskSpec task = spec.task();
    return spec.withTask(new TaskSpec(
        container(task.container()),
        task.resources(),
        task.restart(),
        placement(task.placement()),
        task.networks(),
        task.forceUpdate() + (force ? 1 : 0)));
  }

  private ContainerSpec container(ContainerSpec old) {
    SortedMap<String, String> variables = new TreeMap<>(old.environment());
    variables.putAll(environment);
    return new ContainerSpec(
        image == null ? old.image() : image,
        old.command(),
        old.args(),
        variables,
        old.labels(),
        old.mounts(),
        old.secrets(),
        old.configs(),
        old.health(),
        old.stopSignal(),
        old.stopGracePeriodNs(),
        old.others());
  }

  private PlacementSpec placement(PlacementSpec old) {
    return constraints == null
        ? old
        : new PlacementSpec(constraints, old.spreadOver(), old.maxReplicas());
  }

  /** As options of the command, each after a blank. */
  String options() {
    List<String> options = new ArrayList<>();
    if (image != null) {
      options.add("--image " + image);
    }
    environment.forEach((name, value) -> options.add("--env-add " + name + "=" + value));
    if (constraints != null) {
      constraints.forEach(constraint -> options.add("--constraint-add '" + constraint + "'"));
    }
    if (force) {
      options.add("--force");
    }
    return options.isEmpty() ? "" : " " + String.join(" ", options);
  }
}
