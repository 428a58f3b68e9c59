package io.dryswarm.models.agent;

import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.TaskObject;
import java.util.List;

/**
 * A task as its node has it at the moment of an engine call.
 *
 * @param task            with the status that the agent last gave it; templates are filled in, here as in secrets and configs
 * @param secrets         the secrets it names, as far as the node holds them, in the order of its spec
 * @param configs         the same for configs
 * @param nodeAttachments the node's own load-balancer address on each network, as far as the managers have told
 * @param unreadable      why the files of its secrets and configs cannot be written, in the engine's words; empty if they can
 */
public record AssignedTask(
    TaskObject task,
    List<SecretObject> secrets,
    List<ConfigObject> configs,
    List<NodeObject.Attachment> nodeAttachments,
    String unreadable) {
  /** With files that can be written. */
  public AssignedTask(
      TaskObject task,
      List<SecretObject> secrets,
      List<ConfigObject> configs,
      List<NodeObject.Attachment> nodeAttachments) {
    this(task, secrets, configs, nodeAttachments, "");
  }

  /** Without configs. */
  public AssignedTask(
      TaskObject task, List<SecretObject> secrets, List<NodeObject.Attachment> nodeAttachments) {
    this(task, secrets, List.of(), nodeAttachments);
  }

  public int id() {
    return task.id();
  }

  /** Whether the task is on any network of the swarm, and so has a service binding. */
  public boolean hasNetworks() {
    return !task.attachments().isEmpty();
  }
}
