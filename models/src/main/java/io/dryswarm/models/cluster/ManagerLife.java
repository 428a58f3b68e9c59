package io.dryswarm.models.cluster;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.agent.AgentHost;
import io.dryswarm.models.ca.CertificateAuthority;
import io.dryswarm.models.ca.CertificateHost;
import io.dryswarm.models.ca.CertificatePort;
import io.dryswarm.models.controlapi.ApiError;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ControlApiHost;
import io.dryswarm.models.controlapi.ErrorCode;
import io.dryswarm.models.controlapi.LeaveCheck;
import io.dryswarm.models.dispatcher.DispatcherHost;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftOutcome;
import io.dryswarm.models.roles.RaftMembership;
import io.dryswarm.models.store.NodeCertificate;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.StoreHost;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a node becomes a manager and ceases to be one: it asks for a certificate of its new role, and with that starts a manager that
 * joins Raft, or ends it. Source: control-plane facts 2.2.21, 2.2.23, 2.2.29, 9.5.18; moby/swarmkit node/node.go.
 */
final class ManagerLife implements CertificatePort {
  private static final int REQUEST_BYTES = 1_500;

  /** The engine starts a manager that could not join again after this time, then twice, four times as long; control-plane facts 3.1.14. */
  private static final long FIRST_RETRY_NS = 200_000_000L;

  private static final long LAST_RETRY_NS = 30_000_000_000L;

  /** The engine does not wait longer for a join; control-plane facts 9.5.21. */
  private static final long JOIN_TIMEOUT_NS = 20_000_000_000L;

  private static final ApiReply JOIN_TIMEOUT = new ApiReply.Refused(
      ApiError.ofEngine(
          ErrorCode.UNAVAILABLE,
          "Timeout was reached before node joined. The attempt to join the swarm will continue in the background. Use the \"docker info\" command to see the current swarm status of your node."));

  private final Simulation sim;
  private final Nodes nodes;
  private final Fabric fabric;
  private final RaftHost raft;
  private final StoreHost store;
  private final DispatcherHost dispatcher;
  private final ControlApiHost api;
  private final long[] retryNs;
  private final SlotEvent asked;
  private final SlotEvent join;
  private final RecordEvent<SignedCertificate> issued;
  private final SlotEvent step;
  private final TreeMap<Long, Runnable> pending = new TreeMap<>();
  private long lastStep;
  private @Nullable AgentHost agents;
  private @Nullable CertificateHost certificates;

  ManagerLife(
      Simulation sim,
      Nodes nodes,
      Fabric fabric,
      RaftHost raft,
      StoreHost store,
      DispatcherHost dispatcher,
      ControlApiHost api) {
    this.sim = sim;
    this.nodes = nodes;
    this.fabric = fabric;
    this.raft = raft;
    this.store = store;
    this.dispatcher = dispatcher;
    this.api = api;
    this.retryNs = new long[nodes.count()];
    this.asked = sim.define("ca.asked", (leader, node) -> requestArrived(leader, (int) node))
        .ownedBy(Owners.ENGINE);
    this.join = sim.define("ca.join", (node, life) -> retryJoin(node, life)).ownedBy(Owners.ENGINE);
    this.step = sim.define("ca.join-step", (node, number) -> onStep(number));
    this.issued = sim.define("ca.issued", SignedCertificate.class, this::certificateArrived)
        .ownedBy(Owners.ENGINE);
    store.onMembers(this::membersChanged, this::removed);
  }

  /** Connects agents and certificates, which are made later. */
  void bind(AgentHost agentHost, CertificateHost certificateHost) {
    agents = agentHost;
    certificates = certificateHost;
    agentHost.onNode(certificateHost::seen);
  }

  private AgentHost agents() {
    return Objects.requireNonNull(agents, "bind() must come before the run");
  }

  private CertificateHost certificates() {
    return Objects.requireNonNull(certificates, "bind() must come before the run");
  }

  /** Nobody listens to a node with an expired certificate. */
  @Override
  public void ask(int node) {
    int leader = store.leader();
    boolean isExpired = certificates().certificate(node).expiryNs() < sim.nowNs();
    if (leader != StoreHost.NOBODY && !isExpired) {
      long delayNs = fabric.streamDelayNs(node, leader, REQUEST_BYTES);
      if (delayNs != Fabric.LOST) {
        sim.after(delayNs, asked, leader, node);
      }
    }
  }

  private void requestArrived(int leader, int node) {
    if (nodes.isUp(leader) && store.leader() == leader) {
      store.submit(tx -> CertificateAuthority.ask(node, tx), () -> {});
    }
  }

  /** The leader has signed: its answer to the node that waits for it. */
  void signed(NodeObject node, int leader) {
    long delayNs = fabric.streamDelayNs(leader, node.id(), REQUEST_BYTES);
    if (delayNs != Fabric.LOST) {
      sim.after(
          delayNs,
          issued,
          node.id(),
          nodes.generation(node.id()),
          new SignedCertificate(node.certificate()));
    }
  }

  private void certificateArrived(int node, long life, SignedCertificate certificate) {
    if (nodes.isUp(node) && nodes.generation(node) == life) {
      certificates().issued(node, certificate.certificate());
    }
  }

  @Override
  public void renewed(int node, NodeCertificate certificate) {
    if (certificate.role() == Role.MANAGER) {
      retryNs[node] = FIRST_RETRY_NS;
      join(node);
    } else if (raft.isRunning(node)) {
      raft.leave(node);
      managerEnded(node);
    }
  }

  private void join(int node) {
    int via = store.leader();
    if (raft.isRunning(node)) {
      return;
    }
    if (via == StoreHost.NOBODY) {
      joinLater(node);
      return;
    }
    raft.addMember(node, via, new RaftOutcome() {
      @Override
      public void done() {
        agents().localManager(node, true);
      }

      @Override
      public void failed(String error) {
        joinLater(node);
      }
    });
  }

  private void joinLater(int node) {
    sim.after(retryNs[node], join, node, nodes.generation(node));
    retryNs[node] = Math.min(2 * retryNs[node], LAST_RETRY_NS);
  }

  private void retryJoin(int node, long life) {
    if (nodes.isUp(node)
        && nodes.generation(node) == life
        && certificates().certificate(node).role() == Role.MANAGER) {
      join(node);
    }
  }

  /**
   * {@code docker swarm leave}: the agent removes its containers; a manager just stops, and stays a member of Raft. Nobody is told.
   *
   * @throws ApiError if the node is a manager and {@code force} is not given
   */
  void leave(int node, boolean force, RaftMembership members) {
    LeaveCheck.check(raft.isRunning(node), force, members);
    if (raft.isRunning(node)) {
      raft.leave(node);
      managerEnded(node);
    }
    agents().leave(node);
  }

  /**
   * {@code docker swarm join}: the leader makes the node's object and certificate, then the agent registers, and a manager joins Raft. A
   * node that left before takes its old object over.
   *
   * @param fresh the node as it joins; its id is the number of the node
   * @param reply told when the node has its certificate, or when the engine gives up
   */
  void enter(NodeObject fresh, long validityNs, Consumer<ApiReply> reply) {
    int leader = store.leader();
    int node = fresh.id();
    long thereNs = leader == StoreHost.NOBODY
        ? Fabric.LOST
        : fabric.streamDelayNs(node, leader, REQUEST_BYTES);
    if (thereNs == Fabric.LOST) {
      later(JOIN_TIMEOUT_NS, node, () -> reply.accept(JOIN_TIMEOUT));
      return;
    }
    later(thereNs, node, () -> {
      NodeObject object = fresh.withCertificate(new NodeCertificate(
          fresh.role(), sim.nowNs() + validityNs, NodeCertificate.State.ISSUED));
      store.submit(tx -> put(object, tx), () -> entered(object, leader, reply));
    });
  }

  private static void put(NodeObject fresh, StoreTx tx) {
    NodeObject old = tx.node(fresh.id());
    if (old == null) {
      tx.create(fresh);
    } else {
      tx.update(fresh.withVersion(old.version()).withAttachments(old.attachments()));
    }
  }

  private void entered(NodeObject object, int leader, Consumer<ApiReply> reply) {
    int node = object.id();
    long backNs = fabric.streamDelayNs(leader, node, REQUEST_BYTES);
    later(backNs == Fabric.LOST ? JOIN_TIMEOUT_NS : backNs, node, () -> {
      if (backNs == Fabric.LOST) {
        reply.accept(JOIN_TIMEOUT);
        return;
      }
      certificates().replaced(node, object.certificate());
      agents().join(node);
      if (object.role() == Role.MANAGER) {
        retryNs[node] = FIRST_RETRY_NS;
        join(node);
      }
      reply.accept(new ApiReply.Done(object));
    });
  }

  private void later(long delayNs, int node, Runnable action) {
    pending.put(++lastStep, action);
    sim.after(delayNs, step, node, lastStep);
  }

  private void onStep(long number) {
    Runnable action = pending.remove(number);
    if (action != null) {
      action.run();
    }
  }

  private void membersChanged(int manager) {
    if (manager == store.leader()) {
      dispatcher.managersChanged();
    }
  }

  private void removed(int node) {
    managerEnded(node);
  }

  private void managerEnded(int node) {
    agents().localManager(node, false);
    api.managerStopped(node);
  }
}
