package io.dryswarm.models.ca;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.store.NodeCertificate;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import java.util.ArrayList;
import java.util.List;

/** The certificates of all nodes and their timers. */
public final class CertificateHost implements NodeListener {
  private final Simulation sim;
  private final CertificateSpec spec;
  private final CertificatePort port;
  private final List<RenewalMachine> machines = new ArrayList<>();
  private final List<Effects> effects = new ArrayList<>();
  private final List<StreamDice> dice = new ArrayList<>();
  private final long[] validFromNs;
  private final SlotEvent timer;

  /**
   * Listens to {@code nodes} from now on.
   *
   * @param validityNs   validity of the certificates that nodes have at 0
   * @param certificates what each node has at 0
   */
  public CertificateHost(
      Simulation sim,
      Nodes nodes,
      CertificateSpec spec,
      long validityNs,
      List<NodeCertificate> certificates,
      CertificatePort port) {
    this.sim = sim;
    this.spec = spec;
    this.port = port;
    this.validFromNs = new long[nodes.count()];
    for (int node = 0; node < nodes.count(); node++) {
      dice.add(new StreamDice(sim.streams().stream("ca.renewal", node)));
      NodeCertificate certificate = certificates.get(node);
      machines.add(new RenewalMachine(spec, dice.get(node), certificate));
      effects.add(new Effects(node));
      validFromNs[node] = certificate.expiryNs() - validityNs - spec.backdateNs();
    }
    this.timer = sim.define(
            "ca.timer", (node, arg) -> machines.get(node).timeout(effects.get(node)))
        .ownedBy(Owners.ENGINE);
    nodes.addListener(this);
  }

  /** All engines run; call once, at time 0. */
  public void bootstrap() {
    for (int node = 0; node < machines.size(); node++) {
      booted(node);
    }
  }

  /** The agent of a node has learnt what the managers have of it. */
  public void seen(NodeObject node) {
    machines.get(node.id()).roleIs(node.role(), effects.get(node.id()));
  }

  /** A certificate has reached the node that asked for it. */
  public void issued(int node, NodeCertificate certificate) {
    validFromNs[node] = sim.nowNs() - spec.backdateNs();
    machines.get(node).issued(certificate, effects.get(node));
  }

  /** The node has joined, with this certificate. */
  public void replaced(int node, NodeCertificate certificate) {
    sim.cancel(effects.get(node).armed);
    validFromNs[node] = sim.nowNs() - spec.backdateNs();
    machines.set(node, new RenewalMachine(spec, dice.get(node), certificate));
    booted(node);
  }

  public NodeCertificate certificate(int node) {
    return machines.get(node).certificate();
  }

  @Override
  public void crashed(int node) {
    sim.cancel(effects.get(node).armed);
  }

  @Override
  public void booted(int node) {
    machines.get(node).start(validFromNs[node], effects.get(node));
  }

  /** What one node's renewal asks for. */
  private final class Effects implements CertificateEffects {
    private final int node;
    private long armed = EventCalendar.NONE;

    Effects(int node) {
      this.node = node;
    }

    @Override
    public long nowNs() {
      return sim.nowNs();
    }

    @Override
    public void arm(long delayNs) {
      sim.cancel(armed);
      armed = sim.after(delayNs, timer, node, 0);
    }

    @Override
    public void request() {
      port.ask(node);
    }

    @Override
    public void renewed(NodeCertificate certificate) {
      sim.trace()
          .add(
              CertificateTrace.RENEWED,
              node,
              certificate.expiryNs(),
              certificate.role().ordinal());
      port.renewed(node, certificate);
    }
  }
}
