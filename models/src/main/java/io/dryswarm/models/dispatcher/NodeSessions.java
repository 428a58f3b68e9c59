package io.dryswarm.models.dispatcher;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntRBTreeSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes on the dispatcher's list: registered ones, and those that a new leader still waits for. A node leaves the list when its
 * heartbeats stop. Source: control-plane facts 4.1.7, 4.1.10; moby/swarmkit manager/dispatcher/nodes.go.
 */
final class NodeSessions {
  private final Int2ObjectOpenHashMap<NodeSession> byNode = new Int2ObjectOpenHashMap<>();
  private final IntRBTreeSet nodes = new IntRBTreeSet();

  /** One node of the list. */
  static final class NodeSession {
    private static final long NEVER_NS = Long.MIN_VALUE;

    final int node;

    /** {@link DispatcherRequest#NO_SESSION} while the node is only waited for. */
    long session = DispatcherRequest.NO_SESSION;

    /** Where the session stream goes; {@code null} while there is none. */
    @Nullable
    Route route;

    /** {@code null} until the agent asks for its assignments. */
    @Nullable
    AssignmentStream assignments;

    private int attempts;
    private long registeredNs = NEVER_NS;

    NodeSession(int node) {
      this.node = node;
    }

    boolean isUnknown() {
      return session == DispatcherRequest.NO_SESSION;
    }
  }

  @Nullable
  NodeSession get(int node) {
    return byNode.get(node);
  }

  /** The node, if {@code session} is its present session. */
  @Nullable
  NodeSession withSession(int node, long session) {
    NodeSession known = byNode.get(node);
    return known != null && !known.isUnknown() && known.session == session ? known : null;
  }

  /** By node, ascending. */
  List<NodeSession> all() {
    List<NodeSession> all = new ArrayList<>(nodes.size());
    nodes.forEach((int node) -> all.add(byNode.get(node)));
    return all;
  }

  void addUnknown(int node) {
    put(node, new NodeSession(node));
  }

  private @Nullable NodeSession put(int node, NodeSession session) {
    nodes.add(node);
    return byNode.put(node, session);
  }

  /** Replaces what was known of the node, but for the count of its registrations. */
  NodeSession add(int node, long session, long nowNs) {
    NodeSession fresh = new NodeSession(node);
    NodeSession before = put(node, fresh);
    fresh.session = session;
    fresh.registeredNs = nowNs;
    if (before != null) {
      fresh.attempts = before.attempts;
      fresh.registeredNs =
          before.registeredNs == NodeSession.NEVER_NS ? nowNs : before.registeredNs;
    }
    return fresh;
  }

  void remove(int node) {
    byNode.remove(node);
    nodes.remove(node);
  }

  /** Counts a registration; {@code false} if the node comes too often. */
  boolean admits(int node, DispatcherSpec spec, long nowNs) {
    NodeSession known = byNode.get(node);
    if (known == null) {
      return true;
    }
    if (known.registeredNs == NodeSession.NEVER_NS
        || nowNs - known.registeredNs > spec.rateLimitPeriodNs()) {
      known.attempts = 0;
    }
    if (++known.attempts > spec.rateLimitCount()) {
      return false;
    }
    known.registeredNs = nowNs;
    return true;
  }
}
