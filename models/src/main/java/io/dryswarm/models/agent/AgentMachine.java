package io.dryswarm.models.agent;

import io.dryswarm.models.Dice;
import io.dryswarm.models.agent.StatusReporter.Report;
import io.dryswarm.models.dispatcher.DispatcherReply;
import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.dispatcher.DispatcherReply.HeartbeatReply;
import io.dryswarm.models.dispatcher.DispatcherReply.Refusal;
import io.dryswarm.models.dispatcher.DispatcherReply.SessionMessage;
import io.dryswarm.models.dispatcher.DispatcherReply.TaskStatusReply;
import io.dryswarm.models.dispatcher.DispatcherReply.VolumeStatusReply;
import io.dryswarm.models.dispatcher.DispatcherRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.AssignmentsRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.HeartbeatRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.SessionRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.TaskStatusRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.VolumeStatusRequest;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;

/**
 * A node's session with the dispatcher, in one life of the node. Whatever fails ends the session; the next one starts after a random delay
 * below the back-off. Source: control-plane facts 4.4.24 to 4.4.30; moby/swarmkit agent/agent.go, session.go.
 */
final class AgentMachine {
  private enum Phase {
    /** Has left, or not begun. */
    STOPPED,
    /** Waits before it registers. */
    DELAYED,
    /** Has asked for a session. */
    STARTING,
    REGISTERED
  }

  /**
   * With an open session all its streams break at once. Their errors wait in a queue of one while the first is dealt with; then Go chooses
   * between the second error and the end of the session, so that the back-off grows once or twice, each as likely.
   */
  private static final int ERRORS_COUNTED = 2;

  private final AgentSpec spec;
  private final int node;
  private final Dice dice;
  private final Remotes remotes;
  private final StatusReporter reporter = new StatusReporter();
  private Phase phase = Phase.STOPPED;
  private NodeObject.Description description;
  private NodeObject.Description announced;
  private boolean isManager;
  private int manager;
  private long connection;
  private long session = DispatcherRequest.NO_SESSION;
  private long backoffNs;
  private long streamReference;

  /**
   * @param life number of this life of the node: connections are numbered from it, so that no number comes twice
   */
  AgentMachine(
      AgentSpec spec,
      int node,
      int managers,
      NodeObject.Description description,
      int life,
      Dice dice) {
    this.spec = spec;
    this.node = node;
    this.description = description;
    this.announced = description;
    this.dice = dice;
    this.isManager = node < managers;
    this.remotes = new Remotes(managers);
    this.connection = (long) life << 32;
  }

  /** The engine is up: registers at once. */
  void start(AgentEffects out) {
    manager = selectManager();
    register(out);
  }

  /** The agent has left the swarm, or its engine ends: the managers are not told. */
  void stop(AgentEffects out) {
    phase = Phase.STOPPED;
    for (AgentTimer timer : AgentTimer.values()) {
      out.disarm(timer);
    }
  }

  /** Whether a manager runs on this node, which the agent then prefers from its next session on. */
  void localManager(boolean runs) {
    isManager = runs;
  }

  /** What the engine tells of the node; noticed at the next poll, {@link AgentTimer#DESCRIPTION}. */
  void describe(NodeObject.Description newDescription) {
    description = newDescription;
  }

  void timeout(AgentTimer timer, AgentEffects out) {
    switch (timer) {
      case DESCRIPTION -> pollDescription(out);
      case REGISTER -> register(out);
      case RPC_TIMEOUT ->
        fail(phase == Phase.STARTING ? "session initiation timed out" : "heartbeat timed out", out);
      case HEARTBEAT -> beat(out);
    }
  }

  /** A message arrived; one of an earlier connection is void. */
  void receive(long onConnection, DispatcherReply reply, AgentEffects out) {
    if (onConnection != connection || phase == Phase.DELAYED || phase == Phase.STOPPED) {
      return;
    }
    if (reply instanceof SessionMessage m) {
      onSession(m, out);
    } else if (reply instanceof HeartbeatReply r) {
      out.disarm(AgentTimer.RPC_TIMEOUT);
      out.arm(AgentTimer.HEARTBEAT, r.periodNs());
    } else if (reply instanceof AssignmentsMessage m) {
      onAssignments(m, out);
    } else if (reply instanceof TaskStatusReply r) {
      reporter.taken(r.task());
      pumpReports(out);
    } else if (reply instanceof VolumeStatusReply) {
      reporter.volumeTaken();
      pumpReports(out);
    } else if (reply instanceof Refusal r) {
      fail(r.reason(), out);
    } else {
      throw new AssertionError("unhandled " + reply);
    }
  }

  /** A status that the dispatcher must get. */
  void report(int task, TaskStatus status, AgentEffects out) {
    reporter.add(task, status);
    pumpReports(out);
  }

  /** The node has let a cluster volume go, which the dispatcher must hear. */
  void reportVolume(int volume, AgentEffects out) {
    reporter.addVolume(volume);
    pumpReports(out);
  }

  /** The agent of a manager always talks to that manager, whatever its state. */
  private int selectManager() {
    return isManager ? node : remotes.select(dice);
  }

  private void register(AgentEffects out) {
    phase = Phase.STARTING;
    connection++;
    announced = description;
    send(new SessionRequest(session, description), out);
    out.arm(AgentTimer.RPC_TIMEOUT, spec.rpcTimeoutNs());
  }

  private void onSession(SessionMessage message, AgentEffects out) {
    remotes.listed(message.managers());
    boolean first = phase == Phase.STARTING;
    phase = Phase.REGISTERED;
    session = message.session();
    out.keys(message.keys());
    out.node(message.node());
    if (first) {
      backoffNs = 0;
      streamReference = 0;
      beat(out);
      send(new AssignmentsRequest(session), out);
      out.registered(session, manager);
      pumpReports(out);
    }
  }

  private void beat(AgentEffects out) {
    send(new HeartbeatRequest(session), out);
    out.arm(AgentTimer.RPC_TIMEOUT, spec.rpcTimeoutNs());
  }

  /** A gap in the stream: what came is not the whole story, so the stream is opened anew. */
  private void onAssignments(AssignmentsMessage message, AgentEffects out) {
    if (message.appliesTo() != 0 && message.appliesTo() != streamReference) {
      send(new AssignmentsRequest(session), out);
      return;
    }
    streamReference = message.resultsIn();
    out.assigned(message);
  }

  private void pumpReports(AgentEffects out) {
    if (phase != Phase.REGISTERED) {
      return;
    }
    Report report = reporter.next();
    if (report != null) {
      send(new TaskStatusRequest(session, report.task(), report.status()), out);
      return;
    }
    Integer volume = reporter.nextVolume();
    if (volume != null) {
      send(new VolumeStatusRequest(session, volume), out);
    }
  }

  /** A changed description needs a new session, which is no failure of the old one. An unfinished registration is left alone. */
  private void pollDescription(AgentEffects out) {
    if (phase != Phase.REGISTERED) {
      out.arm(AgentTimer.DESCRIPTION, spec.descriptionPollNs());
    } else if (!description.equals(announced)) {
      reopen("node description changed", out);
    }
  }

  private void fail(String reason, AgentEffects out) {
    if (!isManager) {
      remotes.failed(manager);
    }
    backoffNs = spec.nextBackoffNs(backoffNs);
    if (phase == Phase.REGISTERED && dice.below(ERRORS_COUNTED) > 0) {
      backoffNs = spec.nextBackoffNs(backoffNs);
    }
    reopen(reason, out);
  }

  /** The manager of the next session is chosen before the delay. */
  private void reopen(String reason, AgentEffects out) {
    phase = Phase.DELAYED;
    out.disarm(AgentTimer.RPC_TIMEOUT);
    out.disarm(AgentTimer.HEARTBEAT);
    reporter.failed();
    long delayNs = backoffNs == 0 ? 0 : dice.between(0, backoffNs);
    out.sessionLost(reason, delayNs);
    manager = selectManager();
    out.arm(AgentTimer.REGISTER, delayNs);
  }

  private void send(DispatcherRequest request, AgentEffects out) {
    out.send(connection, manager, request);
  }
}
