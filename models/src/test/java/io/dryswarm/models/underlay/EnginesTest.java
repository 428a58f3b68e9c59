package io.dryswarm.models.underlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnginesTest {
  private final Nodes nodes = new Nodes(List.of("a", "b"));
  private final StringBuilder log = new StringBuilder();

  @BeforeEach
  void listen() {
    nodes.addListener(new NodeListener() {
      @Override
      public void powerLost(int node) {
        log.append("power lost ").append(node).append('\n');
      }

      @Override
      public void crashed(int node) {
        log.append("crashed ").append(node).append('\n');
      }

      @Override
      public void starting(int node) {
        log.append("starting ").append(node).append('\n');
      }

      @Override
      public void booted(int node) {
        log.append("booted ").append(node).append('\n');
      }
    });
  }

  @Test
  void thePowerTakesTheEngineWithIt() {
    nodes.crash(1);
    nodes.crash(1);
    assertEquals("power lost 1\ncrashed 1\n", log.toString());
    assertFalse(nodes.isPowered(1));
    assertFalse(nodes.isUp(1));
    assertEquals(1, nodes.generation(1));
    nodes.startEngine(1);
    nodes.boot(1);
    assertEquals("power lost 1\ncrashed 1\nbooted 1\n", log.toString());
  }

  @Test
  void anEngineEndsAndStartsWithoutItsMachine() {
    nodes.stopEngine(0);
    nodes.stopEngine(0);
    assertTrue(nodes.isPowered(0));
    nodes.startEngine(0);
    nodes.boot(0);
    nodes.startEngine(0);
    assertEquals("crashed 0\nstarting 0\nbooted 0\n", log.toString());
    assertEquals(1, nodes.generation(0));
  }

  @Test
  void thePowerMayGoAfterTheEngine() {
    nodes.stopEngine(0);
    nodes.crash(0);
    assertEquals("crashed 0\npower lost 0\n", log.toString());
  }

  @Test
  void aHeldStartEndsWithTheLastRelease() {
    nodes.stopEngine(0);
    nodes.hold(0);
    nodes.hold(0);
    nodes.release(0);
    assertFalse(nodes.isUp(0));
    nodes.boot(0);
    assertFalse(nodes.isUp(0));
    nodes.release(0);
    assertTrue(nodes.isUp(0));
    nodes.release(0);
    assertEquals("crashed 0\nbooted 0\n", log.toString());
  }

  @Test
  void aHoldIsVoidAfterALossOfPower() {
    nodes.stopEngine(0);
    nodes.hold(0);
    nodes.boot(0);
    nodes.crash(0);
    nodes.release(0);
    assertFalse(nodes.isUp(0));
    nodes.boot(0);
    assertTrue(nodes.isUp(0));
  }
}
