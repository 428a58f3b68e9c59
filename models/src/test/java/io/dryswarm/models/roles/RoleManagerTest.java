package io.dryswarm.models.roles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.store.NodeObject.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoleManagerTest {
  private final FakeLeader leader = new FakeLeader();
  private final FakeMembership raft = new FakeMembership(1, 2, 3);

  @BeforeEach
  void threeManagersAndAWorker() {
    leader.write(tx -> {
      for (int id = 1; id <= 4; id++) {
        Role role = id <= 3 ? Role.MANAGER : Role.WORKER;
        tx.create(Swarm.node(id).withRole(role).withDesiredRole(role));
      }
    });
    leader.lead(new RoleManager(raft));
  }

  @Test
  void promotionGivesTheRoleAtOnce() {
    want(4, Role.MANAGER);

    assertEquals(Role.MANAGER, role(4));
    assertEquals("", raft.drain());
  }

  @Test
  void demotionRemovesTheMemberAndGivesTheRoleAtTheNextLook() {
    want(3, Role.WORKER);
    assertEquals("remove 3", raft.drain());
    assertEquals(Role.MANAGER, role(3));

    raft.gone(3);
    leader.runUntilMs(4999);
    assertEquals(Role.MANAGER, role(3));
    leader.runUntilMs(5000);
    assertEquals(Role.WORKER, role(3));
  }

  @Test
  void aRemovalThatDoesNotCommitIsTriedAgainEveryFiveSeconds() {
    want(3, Role.WORKER);
    raft.drain();

    leader.runUntilMs(10_000);
    assertEquals("remove 3; remove 3", raft.drain());
  }

  @Test
  void nobodyIsRemovedWhoIsNeededForTheQuorum() {
    raft.cutOff(2);
    want(3, Role.WORKER);

    leader.runUntilMs(5000);
    assertEquals("", raft.drain());
    assertEquals(Role.MANAGER, role(3));
  }

  @Test
  void anUnreachableMemberMayGo() {
    raft.cutOff(3);
    want(3, Role.WORKER);

    assertEquals("remove 3", raft.drain());
  }

  @Test
  void theLeaderHandsOverAndItsSuccessorRemovesIt() {
    want(1, Role.WORKER);
    assertEquals("transfer", raft.drain());

    raft.leads(2);
    leader.lead(new RoleManager(raft));
    assertEquals("remove 1", raft.drain());
  }

  @Test
  void aDeletedNodeThatIsStillAMemberIsEvicted() {
    leader.write(tx -> tx.remove(tx.node(3)));
    assertEquals("remove 3", raft.drain());

    raft.gone(3);
    leader.runUntilMs(20_000);
    assertEquals("", raft.drain());
  }

  @Test
  void aNewLeaderEvictsMembersWithoutANode() {
    leader.lead();
    leader.write(tx -> tx.remove(tx.node(3)));
    leader.lead(new RoleManager(raft));

    assertEquals("remove 3", raft.drain());
  }

  @Test
  void demotionTakenBackBeforeTheMemberWasRemovedChangesNothing() {
    raft.cutOff(2);
    want(3, Role.WORKER);
    want(3, Role.MANAGER);
    raft.gone(3);

    leader.runUntilMs(10_000);
    assertEquals(Role.MANAGER, role(3));
  }

  private void want(int node, Role role) {
    leader.write(tx -> tx.update(tx.node(node).withDesiredRole(role)));
  }

  private Role role(int node) {
    return leader.view().node(node).role();
  }
}
