package io.dryswarm.models.roles;

import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Makes nodes what users want them to be: a promoted one gets its role at once; a demoted one first leaves Raft, and only when it is no
 * member any more gets its role. Members whose node was deleted are taken out of Raft.
 *
 * <p>Source: control-plane facts 2.2.23-25, 9.4; moby/swarmkit manager/role_manager.go.
 */
public final class RoleManager extends SerialComponent {
  /** What is not done yet is tried again after this time, nanoseconds: 5 s. */
  static final long RETRY_NS = 5_000_000_000L;

  /** How long a removal from Raft may take, nanoseconds: 5 s. */
  static final long REMOVAL_TIMEOUT_NS = 5_000_000_000L;

  private static final long TICKER = 0;

  private final RaftMembership raft;
  private final TreeMap<Integer, NodeObject> pending = new TreeMap<>();
  private final TreeSet<Integer> pendingRemoval = new TreeSet<>();
  private boolean ticking;

  public RoleManager(RaftMembership raft) {
    this.raft = raft;
  }

  @Override
  public String name() {
    return "role-manager";
  }

  @Override
  protected void begin() {
    pendingRemoval.addAll(raft.members());
    for (NodeObject node : view().nodes()) {
      pendingRemoval.remove(node.id());
      pending.put(node.id(), node);
    }
    reconcileAll();
  }

  @Override
  protected void handle(StoreEvent event) {
    if (!(event.object() instanceof NodeObject node)) {
      return;
    }
    if (event.op() == StoreEvent.Op.UPDATE) {
      pending.put(node.id(), node);
      write(reconcile(node.id()), this::keepTicking);
    } else if (event.op() == StoreEvent.Op.REMOVE) {
      pendingRemoval.add(node.id());
      evict(node.id());
      keepTicking();
    }
  }

  @Override
  protected void handleTimer(long key) {
    ticking = false;
    reconcileAll();
  }

  private void reconcileAll() {
    List<Integer> nodes = List.copyOf(pending.keySet());
    writeInSequence(nodes.iterator(), this::reconcile, () -> {
      List.copyOf(pendingRemoval).forEach(this::evict);
      keepTicking();
    });
  }

  private void keepTicking() {
    if (!ticking && !(pending.isEmpty() && pendingRemoval.isEmpty())) {
      ticking = true;
      out().arm(TICKER, RETRY_NS);
    }
  }

  /** What is to be written for the node. */
  private List<Consumer<StoreTx>> reconcile(int id) {
    NodeObject node = pending.get(id);
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    if (node == null || node.role() == node.desiredRole()) {
      pending.remove(id);
    } else if (node.desiredRole() == Role.WORKER && raft.isMember(id)) {
      removeMember(id);
    } else {
      pending.remove(id);
      parts.add(tx -> follow(node, tx));
    }
    return parts;
  }

  /** Nothing, if the node has changed in the meantime: the event of that change comes next. */
  private static void follow(NodeObject node, StoreTx tx) {
    NodeObject stored = tx.node(node.id());
    if (stored != null
        && stored.role() == node.role()
        && stored.desiredRole() == node.desiredRole()) {
      tx.update(stored.withRole(stored.desiredRole()));
    }
  }

  private void evict(int node) {
    if (raft.isMember(node)) {
      removeMember(node);
    } else {
      pendingRemoval.remove(node);
    }
  }

  /** The leader hands over first; its successor goes on from here. */
  private void removeMember(int node) {
    if (!raft.canRemoveMember(node)) {
      return;
    }
    if (raft.leader() == node) {
      raft.transferLeadership();
    } else {
      raft.removeMember(node, REMOVAL_TIMEOUT_NS);
    }
  }
}
