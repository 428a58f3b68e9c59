package io.dryswarm.models.agent;

import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.dispatcher.DispatcherRequest;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SwarmKeys;
import io.dryswarm.models.store.TaskObject;

/** What the machines of one node ask for. */
final class NodeEffects implements AgentEffects, TaskEffects {
  private final AgentHost host;
  private final int node;

  NodeEffects(AgentHost host, int node) {
    this.host = host;
    this.node = node;
  }

  private AgentState agent() {
    return host.agents.get(node);
  }

  @Override
  public long nowNs() {
    return host.sim.nowNs();
  }

  @Override
  public void send(long connection, int manager, DispatcherRequest request) {
    host.dispatcher.request(node, connection, manager, request);
  }

  @Override
  public void arm(AgentTimer which, long delayNs) {
    disarm(which);
    agent().timers[which.number()] = host.sim.after(delayNs, host.timer, node, which.number());
  }

  @Override
  public void disarm(AgentTimer which) {
    host.sim.cancel(agent().timers[which.number()]);
  }

  @Override
  public void registered(long session, int manager) {
    host.sim.trace().add(AgentTrace.REGISTERED, node, session, manager);
    agent().disk.values().forEach(this::reportAgain);
  }

  @Override
  public void sessionLost(String reason, long delayNs) {
    host.sim.trace().add(AgentTrace.SESSION_LOST, node, delayNs, 0, reason);
  }

  @Override
  public void keys(SwarmKeys keys) {
    host.keyListeners.forEach(l -> l.keysArrived(node, keys));
  }

  @Override
  public void node(NodeObject object) {
    host.nodeListeners.forEach(l -> l.seen(object));
    if (!object.attachments().equals(agent().attachments)) {
      agent().attachments = object.attachments();
      host.attachmentListeners.forEach(l -> l.attachmentsChanged(node, object.attachments()));
    }
  }

  /** An agent that leaves takes no assignments any more. */
  @Override
  public void assigned(AssignmentsMessage message) {
    if (agent().onLeft == null) {
      message.tasks().forEach(this::received);
      agent().worker.assign(message, this);
      if (!message.volumes().isEmpty() || !message.removedVolumes().isEmpty()) {
        agent()
            .volumes
            .assign(message.removedVolumes(), message.volumes(), host.volumeEffects.get(node));
      }
      host.checkSecrets(node);
    }
  }

  private void received(TaskObject task) {
    host.sim.trace().add(AgentTrace.ASSIGNED, task.id(), node, 0, task.desired().label());
  }

  @Override
  public String resolve(TaskObject task) {
    return host.templates.problem(node, task);
  }

  @Override
  public void prepare(TaskObject task) {
    host.engine.prepare(node, assignedTask(task));
  }

  @Override
  public void start(TaskObject task) {
    host.engine.start(node, assignedTask(task));
  }

  @Override
  public void await(TaskObject task) {
    host.engine.await(node, assignedTask(task));
  }

  @Override
  public void shutdown(TaskObject task) {
    host.engine.shutdown(node, assignedTask(task));
  }

  @Override
  public void remove(TaskObject task) {
    host.engine.remove(node, assignedTask(task));
  }

  @Override
  public void cancel(int task) {
    host.engine.cancel(node, task);
  }

  private AssignedTask assignedTask(TaskObject task) {
    return host.templates.filledIn(node, task, agent());
  }

  @Override
  public void pause(int task) {
    Long before =
        agent().pauses.put(task, host.sim.after(host.spec.taskRetryNs(), host.retry, node, task));
    if (before != null) {
      host.sim.cancel(before);
    }
  }

  @Override
  public void statusChanged(TaskObject task) {
    TaskObject.TaskStatus status = task.status();
    String text = status.err().isEmpty() ? status.message() : status.err();
    host.sim.trace().add(AgentTrace.task(status.state()), task.id(), node, status.exitCode(), text);
    store(task);
    reportAgain(task);
  }

  @Override
  public void reportAgain(TaskObject task) {
    agent().session.report(task.id(), task.status(), this);
  }

  @Override
  public void store(TaskObject task) {
    agent().disk.put(task.id(), task);
  }

  @Override
  public void forget(int task) {
    agent().disk.remove(task);
  }
}
