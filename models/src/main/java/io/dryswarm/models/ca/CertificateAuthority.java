package io.dryswarm.models.ca;

import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.NodeCertificate;
import io.dryswarm.models.store.NodeCertificate.State;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import java.util.List;
import java.util.function.Consumer;

/**
 * Signs the certificates that nodes have asked for, as soon as it sees the request in the store, for the role that the node has then.
 *
 * <p>Source: control-plane facts 9.5.14, 9.5.18; moby/swarmkit ca/server.go.
 */
public final class CertificateAuthority extends SerialComponent {
  private final Consumer<NodeObject> signed;

  /** @param signed takes a node whose new certificate has just been stored; its manager then sends it to the node */
  public CertificateAuthority(Consumer<NodeObject> signed) {
    this.signed = signed;
  }

  @Override
  public String name() {
    return "ca";
  }

  /** Requests of the time before this leader. */
  @Override
  protected void begin() {
    List<Integer> nodes = view().nodes().stream().map(NodeObject::id).toList();
    writeInSequence(nodes.iterator(), this::sign, () -> {});
  }

  @Override
  protected void handle(StoreEvent event) {
    if (event.object() instanceof NodeObject node && event.op() != StoreEvent.Op.REMOVE) {
      List<Consumer<StoreTx>> parts = sign(node.id());
      write(parts, () -> tell(node.id(), parts.isEmpty()));
    }
  }

  private void tell(int id, boolean nothingSigned) {
    NodeObject node = view().node(id);
    if (!nothingSigned && node != null) {
      signed.accept(node);
    }
  }

  private List<Consumer<StoreTx>> sign(int id) {
    NodeObject node = view().node(id);
    long nowNs = out().nowNs();
    return node == null || node.certificate().state() == State.ISSUED
        ? List.of()
        : List.of(tx -> sign(id, nowNs, tx));
  }

  private static void sign(int id, long nowNs, StoreTx tx) {
    NodeObject node = tx.node(id);
    if (node != null && node.certificate().state() != State.ISSUED) {
      tx.update(node.withCertificate(
          new NodeCertificate(node.role(), nowNs + expiryNs(tx), State.ISSUED)));
    }
  }

  private static long expiryNs(StoreView view) {
    ClusterObject cluster = view.cluster();
    return cluster == null ? ClusterSpec.DEFAULT.certExpiryNs() : cluster.spec().certExpiryNs();
  }

  /** A node's request, as the leader stores it. */
  public static void ask(int node, StoreTx tx) {
    NodeObject stored = tx.node(node);
    if (stored != null) {
      tx.update(stored.withCertificate(stored.certificate().withState(State.RENEW)));
    }
  }
}
