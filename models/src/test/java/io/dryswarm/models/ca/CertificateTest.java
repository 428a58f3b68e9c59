package io.dryswarm.models.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.JoinTokens;
import io.dryswarm.models.store.NodeCertificate;
import io.dryswarm.models.store.NodeCertificate.State;
import io.dryswarm.models.store.NodeObject.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Certificates: control-plane facts 9.5.14 to 9.5.18. */
class CertificateTest implements CertificateEffects {
  private static final long S = 1_000_000_000L;
  private static final long MINUTE = 60 * S;
  private static final long HOUR = 60 * MINUTE;

  private final List<String> calls = new ArrayList<>();
  private long nowNs;
  private long armedNs;

  private RenewalMachine machine(NodeCertificate certificate, long seed) {
    return new RenewalMachine(CertificateSpec.SWARM, new SeededDice(seed), certificate);
  }

  private static NodeCertificate certificate(Role role, long expiryNs) {
    return new NodeCertificate(role, expiryNs, State.ISSUED);
  }

  @Test
  void renewalComesInAWholeMinuteBetweenHalfAndFourFifthsOfTheValidity() {
    long earliest = Long.MAX_VALUE;
    long latest = 0;
    for (int seed = 0; seed < 300; seed++) {
      machine(certificate(Role.WORKER, 9 * HOUR), seed).start(-HOUR, this);
      assertEquals(0, armedNs % MINUTE);
      earliest = Math.min(earliest, armedNs);
      latest = Math.max(latest, armedNs);
    }
    // Ten hours from one hour ago: renewal four to seven hours from now.
    assertTrue(earliest >= 4 * HOUR && earliest < 4 * HOUR + 5 * MINUTE, "earliest " + earliest);
    assertTrue(latest < 7 * HOUR && latest >= 7 * HOUR - 5 * MINUTE, "latest " + latest);
  }

  @Test
  void aCertificateWithoutExpiryIsNotRenewed() {
    machine(certificate(Role.WORKER, NodeCertificate.NEVER), 1).start(0, this);
    assertEquals("", drain());
  }

  @Test
  void aRenewalHasFiveTriesThenABackOffThatGrows() {
    RenewalMachine machine = machine(certificate(Role.WORKER, 9 * HOUR), 1);
    machine.start(-HOUR, this);
    drain();
    for (int i = 1; i < 5; i++) {
      machine.timeout(this);
      assertEquals("arm 5.0; request", drain());
      machine.timeout(this);
      assertEquals("arm 2.0", drain());
    }
    machine.timeout(this);
    assertEquals("arm 5.0; request", drain());
    machine.timeout(this);
    assertTrue(armedNs < 10 * S);
  }

  @Test
  void theBackOffIsUniformBelowABoundThatDoublesUpToAnHour() {
    RenewalMachine machine = machine(certificate(Role.WORKER, 9 * HOUR), 5);
    machine.start(-HOUR, this);
    long longest = 0;
    for (int failure = 1; failure <= 30; failure++) {
      for (int i = 0; i < 10; i++) {
        machine.timeout(this);
      }
      long bound = failure > 12 ? HOUR : Math.min(HOUR, 5 * S + 5 * S * (1L << (failure - 1)));
      assertTrue(armedNs < bound, "failure " + failure);
      longest = Math.max(longest, armedNs);
    }
    assertTrue(longest > HOUR / 2);
  }

  @Test
  void aChangedRoleForcesARenewalAfterHalfASecond() {
    RenewalMachine machine = machine(certificate(Role.WORKER, 9 * HOUR), 1);
    machine.start(-HOUR, this);
    drain();
    machine.roleIs(Role.WORKER, this);
    assertEquals("", drain());
    machine.roleIs(Role.MANAGER, this);
    machine.roleIs(Role.MANAGER, this);
    assertEquals("arm 0.5", drain());

    machine.timeout(this);
    drain();
    machine.issued(certificate(Role.MANAGER, 9 * HOUR), this);
    assertTrue(drain().endsWith("renewed MANAGER"));
  }

  @Test
  void aCertificateOfTheOldRoleIsTriedForAgain() {
    RenewalMachine machine = machine(certificate(Role.WORKER, 9 * HOUR), 1);
    machine.start(-HOUR, this);
    machine.roleIs(Role.MANAGER, this);
    machine.timeout(this);
    drain();
    machine.issued(certificate(Role.WORKER, 9 * HOUR), this);

    assertTrue(armedNs < 10 * S);
    assertFalse(drain().contains("renewed"));
    machine.timeout(this);
    assertEquals("arm 5.0; request", drain());
  }

  @Test
  void anAnswerThatNobodyWaitsForIsIgnored() {
    RenewalMachine machine = machine(certificate(Role.WORKER, 9 * HOUR), 1);
    machine.start(-HOUR, this);
    drain();
    machine.issued(certificate(Role.WORKER, 20 * HOUR), this);
    assertEquals("", drain());
    assertEquals(9 * HOUR, machine.certificate().expiryNs());
  }

  @Test
  void anExpiredCertificateIsRenewedAtOnceWhenTheEngineStarts() {
    nowNs = 10 * HOUR;
    machine(certificate(Role.WORKER, 9 * HOUR), 1).start(-HOUR, this);
    assertEquals("arm 0.0", drain());
  }

  @Test
  void theAuthoritySignsWhatIsAskedForTheRoleAndValidityOfNow() {
    FakeLeader leader = new FakeLeader();
    List<Integer> signed = new ArrayList<>();
    leader.write(tx -> {
      tx.create(ClusterObject.create(new ClusterSpec(5, 5, 10, 5, 0, 2 * HOUR, false)));
      tx.create(Swarm.node(1).withCertificate(certificate(Role.WORKER, HOUR)));
      tx.create(Swarm.node(2).withCertificate(certificate(Role.WORKER, HOUR)));
    });
    leader.write(tx -> CertificateAuthority.ask(2, tx));
    leader.lead(new CertificateAuthority(node -> signed.add(node.id())));
    leader.runUntilMs(1000);
    assertEquals(certificate(Role.WORKER, HOUR), leader.view().node(1).certificate());
    assertEquals(certificate(Role.WORKER, 2 * HOUR), leader.view().node(2).certificate());

    leader.write(tx -> tx.update(tx.node(1).withRole(Role.MANAGER)));
    leader.write(tx -> CertificateAuthority.ask(1, tx));
    assertEquals(certificate(Role.MANAGER, S + 2 * HOUR), leader.view().node(1).certificate());
    assertEquals(List.of(1), signed);
  }

  @Test
  void joinTokensNameTheRoleAndDieWithTheirRotation() {
    JoinTokens tokens = JoinTokens.FIRST;
    String worker = JoinToken.text(tokens, Role.WORKER);
    assertTrue(worker.matches("SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}"), worker);
    assertNotEquals(worker, JoinToken.text(tokens, Role.MANAGER));
    assertEquals(Optional.of(Role.WORKER), JoinToken.role(tokens, worker));
    assertEquals(Optional.empty(), JoinToken.role(tokens.rotated(true, false), worker));
    assertEquals(Optional.of(Role.WORKER), JoinToken.role(tokens.rotated(false, true), worker));
  }

  private String drain() {
    String text = String.join("; ", calls);
    calls.clear();
    return text;
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void arm(long delayNs) {
    armedNs = delayNs;
    calls.add("arm " + delayNs / 100_000_000 / 10.0);
  }

  @Override
  public void request() {
    calls.add("request");
  }

  @Override
  public void renewed(NodeCertificate renewed) {
    calls.add("renewed " + renewed.role());
  }
}
