package io.dryswarm.models.dispatcher;

import io.dryswarm.models.Dice;
import io.dryswarm.models.dispatcher.DispatcherReply.HeartbeatReply;
import io.dryswarm.models.dispatcher.DispatcherReply.Refusal;
import io.dryswarm.models.dispatcher.DispatcherReply.SessionMessage;
import io.dryswarm.models.dispatcher.DispatcherReply.TaskStatusReply;
import io.dryswarm.models.dispatcher.DispatcherReply.VolumeStatusReply;
import io.dryswarm.models.dispatcher.DispatcherRequest.AssignmentsRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.HeartbeatRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.SessionRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.TaskStatusRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.VolumeStatusRequest;
import io.dryswarm.models.dispatcher.NodeSessions.NodeSession;
import io.dryswarm.models.dispatcher.UpdateQueue.Registration;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.SwarmKeys;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.VolumeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The leader's dispatcher. Made anew for each leadership: an agent's session with an earlier leader is unknown here.
 *
 * <p>Requests come from the network, not from the store, so the view and the effects given at the start are kept for as long as this
 * dispatcher lives. Source: control-plane facts 3.1.6, 3.1.7, 4.1 to 4.3.
 */
final class DispatcherMachine implements LeaderComponent {
  static final String DOWN_MESSAGE = "heartbeat failure";
  static final String UNKNOWN_DOWN_MESSAGE = "heartbeat failure for node in \"unknown\" state";

  private final DispatcherSpec spec;
  private final Supplier<List<Integer>> managers;
  private final Dice dice;
  private final DispatcherEffects wire;
  private final NodeSessions sessions = new NodeSessions();
  private final UpdateQueue updates;
  private boolean isStopped;
  private @Nullable StoreView view;
  private @Nullable ComponentEffects out;

  /**
   * @param managers the managers that agents may turn to, ascending, at any moment
   */
  DispatcherMachine(
      DispatcherSpec spec, Supplier<List<Integer>> managers, Dice dice, DispatcherEffects wire) {
    this.spec = spec;
    this.managers = managers;
    this.dice = dice;
    this.wire = wire;
    this.updates = new UpdateQueue(spec, this::admit);
  }

  @Override
  public String name() {
    return "dispatcher";
  }

  /** Nobody has registered with this leader yet: every node that is not DOWN becomes UNKNOWN and gets twice the usual grace. */
  @Override
  public void start(StoreView storeView, ComponentEffects effects) {
    this.view = storeView;
    this.out = effects;
    updates.start(effects.nowNs());
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    for (NodeObject node : storeView.nodes()) {
      if (node.status() == NodeObject.Status.DOWN) {
        effects.arm(DispatcherTimer.ORPHAN.key(node.id()), spec.nodeDownPeriodNs());
      } else {
        sessions.addUnknown(node.id());
        armExpiry(node.id(), spec.unknownGraceMultiplier() * periodNs());
        parts.add(tx -> markUnknown(node.id(), tx));
      }
    }
    effects.batch(parts);
  }

  /** With many nodes this takes several transactions: one that has registered in between is known already. */
  private void markUnknown(int node, StoreTx tx) {
    NodeSession listed = sessions.get(node);
    if (!updates.isRegistering(node) && (listed == null || listed.isUnknown())) {
      StoreWrites.nodeUnknown(tx, node);
    }
  }

  /** Leadership lost: every stream ends. */
  void stop() {
    isStopped = true;
    for (NodeSession session : sessions.all()) {
      if (session.route != null) {
        refuse(session.route, Refusal.STOPPED);
      }
    }
    updates.stop().forEach(r -> refuse(r.route(), Refusal.STOPPED));
  }

  /** A request of an agent arrived. */
  void receive(Route from, DispatcherRequest request) {
    if (out == null || isStopped) {
      refuse(from, Refusal.STOPPED);
    } else if (isRemoved(from.node())) {
      refuse(from, Refusal.removed(from.node()));
    } else if (request instanceof SessionRequest r) {
      onSession(from, r);
    } else if (request instanceof HeartbeatRequest r) {
      onHeartbeat(from, r);
    } else if (request instanceof AssignmentsRequest r) {
      onAssignments(from, r);
    } else if (request instanceof TaskStatusRequest r) {
      onTaskStatus(from, r);
    } else if (request instanceof VolumeStatusRequest r) {
      onVolumeStatus(from, r);
    } else {
      throw new AssertionError("unhandled " + request);
    }
  }

  /** Its certificate is on the black list: control-plane facts 1.2.18a. */
  private boolean isRemoved(int node) {
    return view().node(node) == null;
  }

  /** TLS looks at a certificate when a connection begins. */
  private boolean isExpired(int id) {
    NodeObject node = view().node(id);
    return node != null && node.certificate().expiryNs() < out().nowNs();
  }

  /** A known session is only refreshed; any other registers anew. Both answer when READY has been written. */
  private void onSession(Route from, SessionRequest request) {
    closeStreams(from.node());
    if (isExpired(from.node())) {
      refuse(from, Refusal.EXPIRED);
      return;
    }
    NodeSession known = sessions.withSession(from.node(), request.session());
    if (known == null) {
      if (!sessions.admits(from.node(), spec, out().nowNs())) {
        refuse(from, "node " + from.node() + " exceeded rate limit count of registrations");
        return;
      }
    }
    out().disarm(DispatcherTimer.ORPHAN.key(from.node()));
    updates.nodeReady(
        new Registration(from, known == null ? DispatcherRequest.NO_SESSION : known.session),
        request.description(),
        out());
  }

  /** An agent that asks for a session has closed the connection that its streams were on. */
  private void closeStreams(int node) {
    NodeSession listed = sessions.get(node);
    if (listed != null) {
      listed.route = null;
      listed.assignments = null;
      out().disarm(DispatcherTimer.ASSIGN.key(node));
    }
  }

  private void admit(Registration registration) {
    Route route = registration.route();
    NodeSession session;
    if (registration.session() == DispatcherRequest.NO_SESSION) {
      session = sessions.add(route.node(), wire.newSession(), out().nowNs());
      armExpiry(route.node(), spec.graceMultiplier() * periodNs());
    } else {
      session = sessions.withSession(route.node(), registration.session());
    }
    NodeObject node = view().node(route.node());
    if (session == null || node == null) {
      refuse(route, Refusal.NOT_REGISTERED);
      return;
    }
    session.route = route;
    wire.send(route, sessionMessage(session, node));
  }

  private SessionMessage sessionMessage(NodeSession session, NodeObject node) {
    ClusterObject swarm = view().cluster();
    SwarmKeys keys = swarm == null ? SwarmKeys.NONE : swarm.state().keys();
    return new SessionMessage(session.session, node, managers.get(), keys);
  }

  /** The list of managers has changed: every session hears of it. Control-plane facts 4.1.11. */
  void managersChanged() {
    tellAll();
  }

  private void tellAll() {
    for (NodeSession session : sessions.all()) {
      NodeObject node = view().node(session.node);
      if (session.route != null && node != null) {
        wire.send(session.route, sessionMessage(session, node));
      }
    }
  }

  private void onHeartbeat(Route from, HeartbeatRequest request) {
    if (isValid(from, request)) {
      long periodNs = periodNs();
      armExpiry(from.node(), spec.graceMultiplier() * periodNs);
      wire.heartbeat(from.node(), periodNs);
      wire.send(from, new HeartbeatReply(periodNs));
    }
  }

  private void onAssignments(Route from, AssignmentsRequest request) {
    if (!isValid(from, request)) {
      return;
    }
    AssignmentSet set = new AssignmentSet(from.node());
    for (TaskObject task : view().tasksOnNode(from.node())) {
      set.addOrUpdate(task, view());
    }
    for (VolumeObject volume : view().volumes()) {
      set.addOrUpdate(volume, view());
    }
    AssignmentStream stream = new AssignmentStream(set);
    session(from.node()).assignments = stream;
    out().disarm(DispatcherTimer.ASSIGN.key(from.node()));
    wire.send(from, stream.next());
  }

  private void onTaskStatus(Route from, TaskStatusRequest request) {
    if (!isValid(from, request)) {
      return;
    }
    TaskObject task = view().task(request.task());
    if (task != null && task.node() != from.node()) {
      refuse(from, Refusal.NOT_YOURS);
      return;
    }
    if (task != null) {
      updates.taskStatus(request.task(), request.status(), out());
    }
    wire.send(from, new TaskStatusReply(request.task()));
  }

  private void onVolumeStatus(Route from, VolumeStatusRequest request) {
    if (isValid(from, request)) {
      updates.volumeUnpublished(request.volume(), from.node(), out());
      wire.send(from, new VolumeStatusReply(request.volume()));
    }
  }

  private boolean isValid(Route from, DispatcherRequest request) {
    if (sessions.withSession(from.node(), request.session()) != null) {
      return true;
    }
    boolean listed = sessions.get(from.node()) != null;
    refuse(from, listed ? Refusal.SESSION_INVALID : Refusal.NOT_REGISTERED);
    return false;
  }

  @Override
  public void onEvent(StoreEvent event, StoreView storeView, ComponentEffects effects) {
    if (event.object() instanceof TaskObject task) {
      onTask(event.op(), task);
    } else if (event.object() instanceof VolumeObject volume
        && event.op() == StoreEvent.Op.UPDATE) {
      onVolume(volume.id());
    } else if (event.object() instanceof NodeObject node && event.op() == StoreEvent.Op.UPDATE) {
      onNode(node, event.old() instanceof NodeObject old ? old : node);
    } else if (event.object() instanceof ClusterObject swarm
        && event.old() instanceof ClusterObject old
        && !swarm.state().keys().equals(old.state().keys())) {
      tellAll();
    }
  }

  /** No task is created ASSIGNED, so creations are none of the agents' business. */
  private void onTask(StoreEvent.Op op, TaskObject task) {
    NodeSession session = sessions.get(task.node());
    AssignmentStream stream = session == null ? null : session.assignments;
    if (stream == null || op == StoreEvent.Op.CREATE) {
      return;
    }
    boolean modified =
        op == StoreEvent.Op.REMOVE ? stream.set.remove(task) : stream.set.addOrUpdate(task, view());
    if (modified) {
      modified(task.node(), stream);
    }
  }

  private void modified(int node, AssignmentStream stream) {
    if (stream.modified() >= spec.assignmentLimit()) {
      out().disarm(DispatcherTimer.ASSIGN.key(node));
      sendAssignments(node);
    } else {
      out().arm(DispatcherTimer.ASSIGN.key(node), spec.assignmentGapNs());
    }
  }

  /** The volume as it is by now, not as it was when the event was made. */
  private void onVolume(int id) {
    VolumeObject volume = view().volume(id);
    if (volume == null) {
      return;
    }
    for (VolumeObject.PublishStatus status : volume.published()) {
      NodeSession session = sessions.get(status.node());
      AssignmentStream stream = session == null ? null : session.assignments;
      if (stream != null && stream.set.addOrUpdate(volume, view())) {
        modified(status.node(), stream);
      }
    }
  }

  private void onNode(NodeObject node, NodeObject old) {
    NodeSession session = sessions.get(node.id());
    if (session != null && session.route != null) {
      wire.send(session.route, sessionMessage(session, node));
    }
    if (node.status() != old.status()) {
      wire.statusChanged(node);
    }
  }

  @Override
  public void onTimer(long key, StoreView storeView, ComponentEffects effects) {
    int node = DispatcherTimer.node(key);
    switch (DispatcherTimer.of(key)) {
      case FLUSH -> updates.flush(effects);
      case EXPIRY -> expire(node);
      case ORPHAN -> orphan(node);
      case ASSIGN -> sendAssignments(node);
    }
  }

  /** A registration on its way into the store makes the old grace void: it brings its own. */
  private void expire(int node) {
    NodeSession session = sessions.get(node);
    if (session == null || updates.awaitsRegistration(node)) {
      return;
    }
    updates.nodeDown(node, session.isUnknown() ? UNKNOWN_DOWN_MESSAGE : DOWN_MESSAGE, out());
    sessions.remove(node);
    out().disarm(DispatcherTimer.ASSIGN.key(node));
    out().arm(DispatcherTimer.ORPHAN.key(node), spec.nodeDownPeriodNs());
    if (session.route != null) {
      refuse(session.route, Refusal.NOT_REGISTERED);
    }
  }

  private void orphan(int node) {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    for (TaskObject task : view().tasksOnNode(node)) {
      parts.add(tx -> StoreWrites.taskOrphaned(tx, task.id()));
    }
    out().batch(parts);
    wire.orphaned(node);
  }

  private void sendAssignments(int node) {
    NodeSession session = sessions.get(node);
    if (session != null && session.route != null && session.assignments != null) {
      wire.send(session.route, session.assignments.next());
    }
  }

  /** Uniform around the period that the swarm is set to; a change counts from each node's next heartbeat on. Facts 4.1.1, 4.1.3. */
  private long periodNs() {
    ClusterObject swarm = view().cluster();
    long meanNs = swarm == null ? spec.heartbeatPeriodNs() : swarm.spec().heartbeatPeriodNs();
    return dice.between(meanNs - spec.heartbeatJitterNs(), meanNs + spec.heartbeatJitterNs());
  }

  private void armExpiry(int node, long graceNs) {
    out().arm(DispatcherTimer.EXPIRY.key(node), graceNs);
  }

  private void refuse(Route to, String reason) {
    wire.send(to, new Refusal(reason));
  }

  private NodeSession session(int node) {
    return Objects.requireNonNull(sessions.get(node));
  }

  private StoreView view() {
    return Objects.requireNonNull(view, "not started");
  }

  private ComponentEffects out() {
    return Objects.requireNonNull(out, "not started");
  }
}
