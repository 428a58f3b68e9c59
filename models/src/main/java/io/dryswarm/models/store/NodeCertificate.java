package io.dryswarm.models.store;

/**
 * A node's certificate as the managers have it. Source: control-plane facts 9.5.14-16.
 *
 * @param role     written into it
 * @param expiryNs virtual nanoseconds
 * @param state    whether the node may use it, has asked for it, or has been told to renew it
 */
public record NodeCertificate(NodeObject.Role role, long expiryNs, State state) {
  /** Of a node that has none to speak of: it never expires. */
  public static final long NEVER = Long.MAX_VALUE;

  /** States of a request for a certificate. */
  public enum State {
    PENDING,
    ISSUED,
    RENEW
  }

  public NodeCertificate withState(State newState) {
    return new NodeCertificate(role, expiryNs, newState);
  }
}
