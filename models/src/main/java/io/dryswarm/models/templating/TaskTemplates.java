package io.dryswarm.models.templating;

import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The templates in a task's specification: values of variables, mounts, host name. The managers keep them as they were written. Source:
 * control-plane facts 11.3.27; moby/swarmkit template/expand.go.
 */
public final class TaskTemplates {
  /** Name of the host name among a container's further settings, where it is JSON text. */
  private static final String HOSTNAME = "Hostname";

  private static final Functions FUNCTIONS = new Functions();

  private TaskTemplates() {}

  /** Whether anything of the task has to be filled in. */
  public static boolean isTemplate(TaskObject task) {
    ContainerSpec container = task.spec().container();
    return container.environment().values().stream().anyMatch(TaskTemplates::isTemplate)
        || container.mounts().stream()
            .anyMatch(m -> isTemplate(m.volume()) || isTemplate(m.target()))
        || isTemplate(container.others().getOrDefault(HOSTNAME, ""));
  }

  private static boolean isTemplate(String text) {
    return text.contains("{{");
  }

  /**
   * The task with everything filled in.
   *
   * @throws TemplateError why it cannot be; the task is rejected with this message
   */
  public static TaskObject expand(TaskObject task, TaskContext context) {
    if (!isTemplate(task)) {
      return task;
    }
    ContainerSpec container = task.spec().container();
    Struct dot = context.ofSpec();
    SortedMap<String, String> environment = environment(container, dot);
    List<MountSpec> mounts = mounts(container, dot);
    return task.withSpec(task.spec()
        .withContainer(container.withExpanded(environment, mounts, others(container, dot))));
  }

  private static SortedMap<String, String> environment(ContainerSpec container, Struct dot) {
    TreeMap<String, String> expanded = new TreeMap<>();
    container.environment().forEach((name, value) -> {
      String what = "expanding env failed: expanding env " + Go.quote(name + "=" + value);
      expanded.put(name, expand(value, dot, what));
    });
    return expanded;
  }

  private static List<MountSpec> mounts(ContainerSpec container, Struct dot) {
    List<MountSpec> expanded = new ArrayList<>();
    String failed = "expanding mounts failed: expanding mount ";
    for (MountSpec mount : container.mounts()) {
      String source = expand(mount.volume(), dot, failed + "source " + Go.quote(mount.volume()));
      String target = expand(mount.target(), dot, failed + "target " + Go.quote(mount.target()));
      expanded.add(new MountSpec(mount.type(), source, target, mount.readOnly(), mount.driver()));
    }
    return expanded;
  }

  private static SortedMap<String, String> others(ContainerSpec container, Struct dot) {
    TreeMap<String, String> others = new TreeMap<>(container.others());
    others.computeIfPresent(
        HOSTNAME,
        (key, json) -> Go.quote(expand(Go.unquote(json), dot, "expanding hostname failed")));
    return others;
  }

  private static String expand(String text, Struct dot, String what) {
    try {
      return TemplateRun.expand(text, dot, FUNCTIONS);
    } catch (TemplateError error) {
      throw error.in(what);
    }
  }
}
