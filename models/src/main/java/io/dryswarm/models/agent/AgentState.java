package io.dryswarm.models.agent;

import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.secrets.NodeSecrets;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** What a node's agent has on its disk and in its memory. */
final class AgentState {
  /** Assigned tasks with their last status: outlives the loss of power. */
  final TreeMap<Integer, TaskObject> disk = new TreeMap<>();

  final NodeSecrets secrets = new NodeSecrets();
  final long[] timers = new long[AgentTimer.count()];
  final TreeMap<Integer, Long> pauses = new TreeMap<>();
  AgentMachine session;
  Worker worker;
  List<NodeObject.Attachment> attachments = List.of();

  AgentState(AgentMachine session) {
    this.session = session;
    this.worker = new Worker(secrets);
    Arrays.fill(timers, EventCalendar.NONE);
  }

  /** A new life, with nothing but the disk left of the old one. */
  void reset(AgentMachine newSession) {
    session = newSession;
    secrets.clear();
    worker = new Worker(secrets);
    attachments = List.of();
    pauses.clear();
    Arrays.fill(timers, EventCalendar.NONE);
  }
}
