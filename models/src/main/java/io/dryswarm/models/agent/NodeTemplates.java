package io.dryswarm.models.agent;

import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.templating.PayloadTemplates;
import io.dryswarm.models.templating.TaskContext;
import io.dryswarm.models.templating.TaskTemplates;
import io.dryswarm.models.templating.TemplateError;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Fills in what is a template in a task, on its node. What the agent keeps and reports stays as the managers wrote it. */
final class NodeTemplates {
  private final IntFunction<String> hostname;
  private final IntFunction<NodeObject.Description> machine;
  private Function<TaskObject, SortedMap<String, String>> labels =
      task -> Collections.emptySortedMap();

  NodeTemplates(IntFunction<String> hostname, IntFunction<NodeObject.Description> machine) {
    this.hostname = hostname;
    this.machine = machine;
  }

  void labels(Function<TaskObject, SortedMap<String, String>> newLabels) {
    labels = newLabels;
  }

  /** Why the task's specification cannot be filled in; empty if it can. */
  String problem(int node, TaskObject task) {
    try {
      TaskTemplates.expand(task, context(node, task));
      return "";
    } catch (TemplateError error) {
      return error.text();
    }
  }

  /** For the engine. A task that cannot be filled in was rejected; the engine still has to forget it. */
  AssignedTask filledIn(int node, TaskObject task, AgentState agent) {
    List<SecretObject> secrets = agent.secrets.neededBy(task);
    List<ConfigObject> configs = agent.configs.neededBy(task);
    boolean isPlain =
        !TaskTemplates.isTemplate(task) && !PayloadTemplates.isTemplate(secrets, configs);
    if (isPlain || !problem(node, task).isEmpty()) {
      return new AssignedTask(task, secrets, configs, agent.attachments);
    }
    TaskContext context = context(node, task);
    TaskObject filled = TaskTemplates.expand(task, context);
    PayloadTemplates payloads = new PayloadTemplates(task, context, secrets, configs);
    try {
      return new AssignedTask(filled, payloads.secrets(), payloads.configs(), agent.attachments);
    } catch (TemplateError error) {
      return new AssignedTask(filled, secrets, configs, agent.attachments, error.text());
    }
  }

  private TaskContext context(int node, TaskObject task) {
    return TaskContext.of(task, labels.apply(task), hostname.apply(node), machine.apply(node));
  }
}
