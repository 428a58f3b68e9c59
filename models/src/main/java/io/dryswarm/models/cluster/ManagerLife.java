package io.dryswarm.models.cluster;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.agent.AgentHost;
import io.dryswarm.models.ca.CertificateAuthority;
import io.dryswarm.models.ca.CertificateHost;
import io.dryswarm.models.ca.CertificatePort;
import io.dryswarm.models.controlapi.ControlApiHost;
import io.dryswarm.models.dispatcher.DispatcherHost;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftOutcome;
import io.dryswarm.models.store.NodeCertificate;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.StoreHost;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import java.util.Objects;
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
    this.asked = sim.define("ca.asked", (leader, node) -> requestArrived(leader, (int) node));
    this.join = sim.define("ca.join", (node, life) -> retryJoin(node, life));
    this.issued = sim.define("ca.issued", SignedCertificate.class, this::certificateArrived);
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
