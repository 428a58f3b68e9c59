package io.dryswarm.models.underlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodesTest {
  private final Nodes nodes = new Nodes(List.of("a", "b"));
  private final List<String> told = new ArrayList<>();

  private NodeListener listener(String name) {
    return new NodeListener() {
      @Override
      public void crashed(int node) {
        told.add(name + " crashed " + nodes.name(node) + " up " + nodes.isUp(node));
      }

      @Override
      public void booted(int node) {
        told.add(name + " booted " + nodes.name(node) + " up " + nodes.isUp(node));
      }
    };
  }

  @Test
  void allAreUpAtFirst() {
    assertTrue(nodes.isUp(0) && nodes.isUp(1));
    assertEquals(0, nodes.generation(0));
  }

  @Test
  void listenersHearOfItInTheirOrderAndSeeTheNewState() {
    nodes.addListener(listener("first"));
    nodes.addListener(listener("second"));

    nodes.crash(1);
    nodes.boot(1);

    assertEquals(
        List.of(
            "first crashed b up false",
            "second crashed b up false",
            "first booted b up true",
            "second booted b up true"),
        told);
  }

  @Test
  void aSecondCrashOrBootIsNone() {
    nodes.addListener(listener("it"));

    nodes.boot(0);
    nodes.crash(0);
    nodes.crash(0);

    assertEquals(List.of("it crashed a up false"), told);
    assertEquals(1, nodes.generation(0));
    assertFalse(nodes.isUp(0));
    assertTrue(nodes.isUp(1));
  }

  @Test
  void everyLifeHasItsOwnGeneration() {
    nodes.crash(0);
    nodes.boot(0);
    assertEquals(1, nodes.generation(0));
    nodes.crash(0);
    assertEquals(2, nodes.generation(0));
    assertEquals(0, nodes.generation(1));
  }
}
