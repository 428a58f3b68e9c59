package io.dryswarm.models.agent;

import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.csi.NodeVolumes;
import io.dryswarm.models.secrets.NodeConfigs;
import io.dryswarm.models.secrets.NodeSecrets;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a node's agent has on its disk and in its memory. */
final class AgentState {
  /** Assigned tasks with their last status: outlives the engine and the power. */
  final TreeMap<Integer, TaskObject> disk = new TreeMap<>();

  final NodeSecrets secrets = new NodeSecrets();
  final NodeConfigs configs = new NodeConfigs();
  final long[] timers = new long[AgentTimer.count()];
  final TreeMap<Integer, Long> pauses = new TreeMap<>();
  NodeVolumes volumes;
  long volumeTimer = EventCalendar.NONE;
  AgentMachine session;
  Worker worker;
  List<NodeObject.Attachment> attachments = List.of();

  /** Runs when the agent has left and nothing of its tasks is left; {@code null} unless it leaves. */
  @Nullable
  Runnable onLeft;

  /** When the agent began, virtual nanoseconds: its polls count from there. */
  long startedNs;

  /** The node is in no swarm: its agent does nothing. */
  boolean isOutside;

  AgentState(AgentMachine session, NodeVolumes volumes) {
    this.session = session;
    this.volumes = volumes;
    this.worker = new Worker(secrets, configs);
    Arrays.fill(timers, EventCalendar.NONE);
  }

  /** A new life, with nothing but the disk left of the old one. */
  void reset(AgentMachine newSession, NodeVolumes newVolumes) {
    session = newSession;
    volumes = newVolumes;
    volumeTimer = EventCalendar.NONE;
    secrets.clear();
    configs.clear();
    worker = new Worker(secrets, configs);
    attachments = List.of();
    pauses.clear();
    onLeft = null;
    Arrays.fill(timers, EventCalendar.NONE);
  }
}
