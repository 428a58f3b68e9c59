package io.dryswarm.models.ca;

import io.dryswarm.models.store.NodeCertificate;

/** What nodes' certificates need of the rest of the swarm. */
public interface CertificatePort {
  /** Brings a node's request to the leader, if there is a way; the leader stores it. */
  void ask(int node);

  /** The node has a new certificate. */
  void renewed(int node, NodeCertificate certificate);
}
