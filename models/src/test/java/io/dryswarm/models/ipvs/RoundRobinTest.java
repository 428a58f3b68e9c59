package io.dryswarm.models.ipvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** Cases worked out from torvalds/linux ip_vs_rr.c; a server's task is its letter, its address the same number. */
class RoundRobinTest {
  private final Letters letters = new Letters(new RoundRobin());
  private final VirtualService service = letters.service;

  private void add(String added) {
    letters.add(added);
  }

  private String picks(int count) {
    return letters.picks(count);
  }

  @Test
  void newestFirstThenInTurn() {
    add("ABC");
    assertEquals("CBACBA", picks(6));
  }

  @Test
  void serverAddedAtTheHeadIsMetAfterTheWrap() {
    add("ABC");
    assertEquals("CBACB", picks(5));
    add("D");
    assertEquals("ADCBAD", picks(6));
  }

  @Test
  void deletedLastChosenHandsThePointerToItsPredecessor() {
    add("ABCD");
    assertEquals("DC", picks(2));
    service.remove('C');
    assertEquals("BADBA", picks(5));
  }

  @Test
  void deletedFirstInTheListPutsThePointerBeforeTheHead() {
    add("ABC");
    assertEquals("C", picks(1));
    service.remove('C');
    assertEquals("BAB", picks(3));
  }

  @Test
  void deletingAnotherDoesNotMoveThePointer() {
    add("ABCD");
    assertEquals("DC", picks(2));
    service.remove('D');
    assertEquals("BACB", picks(4));
  }

  @Test
  void drainedServersAreSkippedWithoutMovingThePointer() {
    add("ABC");
    assertEquals("C", picks(1));
    service.setWeight('B', 0);
    assertEquals("ACA", picks(3));
    service.setWeight('B', 1);
    assertEquals("CBA", picks(3));
  }

  @Test
  void lastChosenIsChosenAgainIfNobodyElseIsEligible() {
    add("AB");
    assertEquals("B", picks(1));
    service.setWeight('A', 0);
    assertEquals("BBB", picks(3));
  }

  @Test
  void refusedWhenAllAreDrainedAndWhenThereIsNobody() {
    assertEquals("-", picks(1));
    add("AB");
    service.setWeight('A', 0);
    service.setWeight('B', 0);
    assertEquals("--", picks(2));
    service.setWeight('A', 1);
    assertEquals("A", picks(1));
  }

  @Test
  void addressThatIsThereAlreadyKeepsItsWeight() {
    add("AB");
    service.setWeight('A', 0);
    assertFalse(service.add('A', 'A', false));
    assertEquals("BB", picks(2));
  }

  @Test
  void reboundAddressAnswersWithItsNewTask() {
    add("AB");
    service.rebind('A', 'Z');
    assertEquals("BZB", picks(3));
  }

  @Test
  void nodesDoNotShareTheirTurn() {
    add("ABC");
    Letters elsewhere = new Letters(new RoundRobin()).add("CBA");
    assertEquals("CB", picks(2));
    assertEquals("A", elsewhere.picks(1));
  }

  @Test
  void saysWhy() {
    add("ABC");
    long task = letters.pick(0);
    assertEquals("its turn: place 1 of 3", service.explain(task));
    assertEquals("", service.explain('X'));
  }
}
