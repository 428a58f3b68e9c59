/**
 * Certificates, join tokens and network keys of the swarm.
 *
 * <p><b>Models:</b> node certificates with role and expiry; {@link io.dryswarm.models.ca.CertificateAuthority} on the leader signs what
 * nodes ask for, with the validity that the swarm's settings say then; {@code RenewalMachine} on every node renews at a random minute
 * between 50 and 80 % of the validity (back-dated one hour), half a second after a change of role, and after growing random pauses when the
 * leader cannot be reached. A node with an expired certificate opens no session any more; a removed node's certificate is blacklisted, and
 * every request of its agent is refused. Sessions that were opened before a certificate expired go on until they break, as TLS looks at
 * certificates only at the beginning of a connection. {@link io.dryswarm.models.ca.JoinToken} writes join tokens, {@link
 * io.dryswarm.models.ca.KeyManager} makes and rotates the keys of gossip and IPsec.
 *
 * <p><b>Leaves out:</b> root certificates and their rotation, external authorities, cryptography. Network keys reach the nodes with the messages
 * of their sessions ({@code dispatcher}, {@code agent}); {@code gossip} encrypts with the one kind, {@code overlay} with the other.
 *
 * <p><b>Start of a run:</b> nodes hold certificates of random age below half their validity, and the swarm has its keys.
 *
 * <p><b>Units:</b> virtual nanoseconds.
 *
 * <p><b>Source:</b> control-plane facts 9.3, 9.5; moby/swarmkit ca, manager/keymanager.
 */
@NullMarked
package io.dryswarm.models.ca;

import org.jspecify.annotations.NullMarked;
