package io.dryswarm.conformance.replay;

import io.dryswarm.core.EventType;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.agent.AgentTrace;
import io.dryswarm.models.allocator.AllocatorTrace;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.dispatcher.DispatcherTrace;
import io.dryswarm.models.executor.ExecutorTrace;
import io.dryswarm.models.raft.RaftTrace;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreObserver;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks on while a swarm runs, and writes down what a case can speak of. Before time 0 only heartbeats are kept, as the case may ask for the
 * last one before a step.
 */
final class Recorder implements TraceSink, StoreObserver, Simulation.EventObserver {
  private static final double NS_PER_MS = 1e6;
  private static final String HEARTBEAT = "heartbeat.received";

  private final long zeroNs;
  private final List<String> nodeNames;
  private final TreeMap<String, TaskState> agentCodes = new TreeMap<>();
  private final TreeSet<String> received = new TreeSet<>();
  private final TreeSet<Integer> pickedUp = new TreeSet<>();
  private final TreeMap<Integer, Long> leaderTerms = new TreeMap<>();
  private final List<Seen> heartbeatsBefore = new ArrayList<>();
  private final Probe probe;
  private @Nullable Recording recording;
  private @Nullable Cluster cluster;
  private int leader;
  private long leaderTerm = 1;
  private long lastEventNs;
  private Runnable onChange = () -> {};

  /**
   * @param zeroNs      time 0 of the case, on the run's clock
   * @param firstLeader who leads at the start of the run
   */
  Recorder(long zeroNs, List<String> nodeNames, int firstLeader) {
    this.zeroNs = zeroNs;
    this.nodeNames = nodeNames;
    this.leader = firstLeader;
    this.probe = new Probe();
    leaderTerms.put(firstLeader, leaderTerm);
    for (TaskState state : TaskState.values()) {
      agentCodes.put(AgentTrace.task(state).name(), state);
    }
  }

  /** Says which networks an engine still lists after their removal. */
  void lingering(IntFunction<List<NetworkObject>> networks) {
    probe.lingering(networks);
  }

  /** Called after every change and event that is recorded. */
  void onChange(Runnable listener) {
    onChange = listener;
  }

  /** Time 0 has come: what is now is the state at the start. */
  Recording begin(Cluster swarm) {
    SwarmState start = new SwarmState();
    swarm.view().nodes().forEach(node -> start.apply(node, false));
    swarm.view().networks().forEach(network -> start.apply(network, false));
    start.leads(leader, leaderTerm);
    probe.all(swarm, nodeNames.size(), change -> change.accept(start));
    Recording begun = new Recording(nodeNames, start);
    for (Seen heartbeat : heartbeatsBefore) {
      begun.event(heartbeat);
    }
    recording = begun;
    cluster = swarm;
    swarm.store().addObserver(this);
    return begun;
  }

  @Override
  public void onEvent(
      long eventNumber, long timeNs, EventType type, int target, long arg, long payloadDigest) {
    look();
    probe.running(type.name());
    lastEventNs = timeNs - zeroNs;
  }

  /** Takes in what the last event has changed without a word. */
  void look() {
    Recording to = recording;
    if (probe.isDirty() && to != null && cluster != null) {
      probe.changes(cluster, nodeNames.size(), change -> {
        to.change(Math.max(0, lastEventNs), change);
        onChange.run();
      });
    }
  }

  @Override
  public void record(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    long ns = timeNs - zeroNs;
    if (code.equals(RaftTrace.ELECTED)) {
      elected(ns, entity, a);
    } else if (code.equals(DispatcherTrace.HEARTBEAT)) {
      heartbeat(ns, entity, a);
    } else if (recording != null) {
      other(recording, ns, code, entity, a, b, text);
    }
  }

  private void elected(long ns, int node, long term) {
    leaderTerms.put(node, term);
    if (term > leaderTerm) {
      leader = node;
      leaderTerm = term;
    }
    if (recording != null) {
      recording.change(ns, state -> state.leads(node, term));
      raftEvent(recording, ns, "raft.leader", node, term);
    }
  }

  private void heartbeat(long ns, int node, long periodNs) {
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("node", nodeNames.get(node));
    fields.put("announced_period_ms", periodNs / NS_PER_MS);
    if (recording == null) {
      heartbeatsBefore.add(new Seen(ns, -1, HEARTBEAT, Seen.NO_TASK, fields));
    } else {
      note(recording, ns, HEARTBEAT, Seen.NO_TASK, fields);
    }
  }

  private void other(
      Recording to, long ns, TraceCode code, int entity, long a, long b, String text) {
    TaskState state = agentCodes.get(code.name());
    if (state != null) {
      taskEvent(to, ns, "agent.state", entity, "state", state.label());
    } else if (code.equals(AllocatorTrace.PICKED_UP)) {
      if (pickedUp.add(entity)) {
        taskEvent(to, ns, "task.created", entity, "state", TaskState.NEW.label());
      }
    } else if (code.equals(AgentTrace.ASSIGNED)) {
      if (received.add(entity + " " + text)) {
        taskEvent(to, ns, "task.received", entity, "desired", text);
      }
    } else if (code.equals(ExecutorTrace.STOP_SIGNAL)) {
      taskEvent(to, ns, "container.sigterm", entity, "", "");
    } else if (code.equals(ExecutorTrace.KILL)) {
      taskEvent(to, ns, "container.sigkill", entity, "", "");
    } else if (code.equals(ExecutorTrace.EXIT)) {
      taskEvent(to, ns, "container.exit", entity, "code", b);
    } else if (code.equals(ExecutorTrace.WITHDRAWN)) {
      taskEvent(to, ns, "dns.withdrawn", entity, "", "");
    } else if (code.equals(RaftTrace.CAMPAIGN)) {
      raftEvent(to, ns, "raft.campaign", entity, a);
    } else if (code.equals(RaftTrace.STEPPED_DOWN) && hasKeptItsTerm(entity, a)) {
      raftEvent(to, ns, "raft.step_down", entity, a);
    } else if (code.equals(RaftTrace.VOTE_REFUSED)) {
      voteRefused(to, ns, entity);
    }
  }

  private void voteRefused(Recording to, long ns, int node) {
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("node", nodeNames.get(node));
    fields.put("reason", "lease");
    note(to, ns, "raft.vote_refused", Seen.NO_TASK, fields);
  }

  /** A leader that is dethroned has learned of a higher term; one that misses its quorum stays in its own. */
  private boolean hasKeptItsTerm(int node, long term) {
    return leaderTerms.getOrDefault(node, -1L) == term;
  }

  private void raftEvent(Recording to, long ns, String name, int node, long term) {
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("node", nodeNames.get(node));
    fields.put("term", term);
    note(to, ns, name, Seen.NO_TASK, fields);
  }

  /**
   * @param key a further field, empty if none
   */
  private void taskEvent(Recording to, long ns, String name, int task, String key, Object value) {
    TreeMap<String, Object> fields = new TreeMap<>();
    TaskObject known = to.task(task);
    if (known != null) {
      fields.put("service", known.serviceName());
      fields.put("slot", (long) known.slot());
      fields.put("image", known.spec().container().image());
      if (known.node() >= 0) {
        fields.put("node", nodeNames.get(known.node()));
      }
    }
    if (!key.isEmpty()) {
      fields.put(key, value);
    }
    note(to, ns, name, task, fields);
  }

  private void note(Recording to, long ns, String name, int task, TreeMap<String, Object> fields) {
    to.event(new Seen(ns, to.nextSequence(), name, task, fields));
    onChange.run();
  }

  @Override
  public void committed(long index, StoreEvent event) {
    if (recording == null || cluster == null) {
      return;
    }
    long ns = cluster.sim().nowNs() - zeroNs;
    if (event.object() instanceof TaskObject task) {
      bear(recording, ns, task, event.op());
    }
    recording.change(ns, state -> state.apply(event));
    if (event.object() instanceof TaskObject task) {
      committedTask(recording, ns, task, event);
    } else if (event.object() instanceof NodeObject node) {
      committedNode(recording, ns, node, event.old());
    }
    onChange.run();
  }

  private void bear(Recording to, long ns, TaskObject task, StoreEvent.Op op) {
    to.task(task);
    if (op == StoreEvent.Op.CREATE) {
      boolean perNode = task.node() != TaskObject.UNASSIGNED;
      String place = task.service() + "." + (perNode ? "node" + task.node() : task.slot());
      Instant now = new Instant(ns, to.nextSequence());
      to.born(new Recording.Birth(task.id(), now, task.serviceName(), place));
    }
  }

  private void committedTask(Recording to, long ns, TaskObject task, StoreEvent event) {
    if (event.op() == StoreEvent.Op.UPDATE
        && event.old() instanceof TaskObject old
        && old.observed() != task.observed()) {
      taskEvent(to, ns, "task.state", task.id(), "state", task.observed().label());
      if (task.observed() == TaskState.PENDING) {
        taskEvent(to, ns, "task.pending", task.id(), "", "");
      } else if (task.observed() == TaskState.ASSIGNED) {
        taskEvent(to, ns, "task.assigned", task.id(), "", "");
      }
    }
  }

  private void committedNode(Recording to, long ns, NodeObject node, @Nullable StoreObject old) {
    boolean changed = !(old instanceof NodeObject before) || before.status() != node.status();
    if (changed) {
      TreeMap<String, Object> fields = new TreeMap<>();
      fields.put("node", nodeNames.get(node.id()));
      fields.put("state", node.status().name().toLowerCase(Locale.ROOT));
      fields.put("message", node.message());
      note(to, ns, "node.state", Seen.NO_TASK, fields);
    }
  }
}
