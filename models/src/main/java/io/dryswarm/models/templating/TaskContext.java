package io.dryswarm.models.templating;

import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.TaskObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** What the templates of one task may name. Source: moby/swarmkit template/context.go. */
public final class TaskContext {
  private final Struct service;
  private final Struct node;
  private final Struct task;

  private TaskContext(Struct service, Struct node, Struct task) {
    this.service = service;
    this.node = node;
    this.task = task;
  }

  /**
   * @param labels   of the task's service
   * @param hostname of its node
   * @param machine  what the node's engine says of it
   */
  public static TaskContext of(
      TaskObject task,
      SortedMap<String, String> labels,
      String hostname,
      NodeObject.Description machine) {
    String nodeId = ObjectIds.ofNode(task.node());
    String slot = task.slot() == 0 ? nodeId : Integer.toString(task.slot());
    String taskId = ObjectIds.ofTask(task.id());
    Struct platform =
        struct("template.Platform", "Architecture", machine.architecture(), "OS", machine.os());
    return new TaskContext(
        struct(
            "struct { ID string; Name string; Labels map[string]string }",
            "ID",
            ObjectIds.ofService(task.service()),
            "Name",
            task.serviceName(),
            "Labels",
            labels),
        struct(
            "struct { ID string; Hostname string; Platform template.Platform }",
            "ID",
            nodeId,
            "Hostname",
            hostname,
            "Platform",
            platform),
        struct(
            "struct { ID string; Name string; Slot string }",
            "ID",
            taskId,
            "Name",
            task.serviceName() + "." + slot + "." + taskId,
            "Slot",
            slot));
  }

  /** What a dot is in the specification of the task. */
  Struct ofSpec() {
    return dot("*template.Context");
  }

  /** What a dot is in the data of a secret or config. */
  Struct ofPayload() {
    return dot("*template.PayloadContext");
  }

  private Struct dot(String type) {
    return struct(type, "Service", service, "Node", node, "Task", task);
  }

  private static Struct struct(String type, Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Struct(type, fields);
  }
}
