package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private final Membership three = Membership.first(3);

  /** SwarmKit: TestClusterMember, TestMembers, TestGetMember. */
  @Test
  void membersAreListedInOrder() {
    Membership more = three.with(MembershipChange.add(9)).with(MembershipChange.add(5));
    assertEquals(List.of(0, 1, 2, 5, 9), more.members());
    assertTrue(more.contains(5));
    assertFalse(more.contains(4));
  }

  /** SwarmKit: TestClusterAddMember, TestValidateConfigurationChange. */
  @Test
  void addingTwiceKeepsOneAndARemovedOneDoesNotComeBack() {
    assertEquals(three, three.with(MembershipChange.add(2)));
    Membership two = three.with(MembershipChange.remove(2));
    assertEquals(List.of(0, 1), two.with(MembershipChange.add(2)).members());
  }

  /** SwarmKit: TestClusterRemoveMember, TestIsIDRemoved. */
  @Test
  void removedIdsAreRememberedEvenOfStrangers() {
    Membership after = three.with(MembershipChange.remove(1)).with(MembershipChange.remove(7));
    assertEquals(List.of(0, 2), after.members());
    assertTrue(after.isRemoved(1));
    assertTrue(after.isRemoved(7));
    assertFalse(after.isRemoved(0));
  }

  @Test
  void majorityIsMoreThanHalf() {
    assertEquals(1, Membership.first(1).quorum());
    assertEquals(2, Membership.first(2).quorum());
    assertEquals(2, Membership.first(3).quorum());
    assertEquals(3, Membership.first(4).quorum());
  }
}
