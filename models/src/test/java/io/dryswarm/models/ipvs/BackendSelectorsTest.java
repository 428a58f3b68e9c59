package io.dryswarm.models.ipvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every policy on the class path must keep, and whether the plug-in point suits policies that look at more than turns. */
class BackendSelectorsTest {
  static Iterable<BackendSelector> all() {
    return BackendSelectors.all().values();
  }

  @Test
  void swarmsOwnIsFoundByName() {
    assertEquals("rr", BackendSelectors.named("rr").name());
  }

  @Test
  void unknownNameIsRefusedWithTheKnownOnes() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> BackendSelectors.named("fastest"));
    assertTrue(e.getMessage().startsWith("scheduler: found \"fastest\", expected one of [rr"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void neverChoosesADrainedOrRemovedServer(BackendSelector selector) {
    VirtualService service = new VirtualService(selector);
    for (int task = 1; task <= 5; task++) {
      service.add(task, task);
    }
    service.setWeight(2, 0);
    service.remove(4);
    for (int connection = 0; connection < 50; connection++) {
      long task = service.select(connection);
      assertTrue(task == 1 || task == 3 || task == 5, selector.name() + " chose " + task);
      assertTrue(!service.explain(task).isEmpty(), selector.name());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesWithoutEligibleServer(BackendSelector selector) {
    VirtualService service = new VirtualService(selector);
    assertEquals(VirtualService.REFUSED, service.select(1));
    service.add(1, 1);
    service.setWeight(1, 0);
    assertEquals(VirtualService.REFUSED, service.select(1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalHistoriesGiveEqualChoices(BackendSelector selector) {
    assertEquals(choices(selector), choices(selector));
  }

  private static List<Long> choices(BackendSelector selector) {
    VirtualService service = new VirtualService(selector);
    List<Long> choices = new ArrayList<>();
    for (int step = 0; step < 40; step++) {
      service.add(step, step);
      choices.add(service.select(step * 7));
      service.countConnections(step, 1, 0);
      if (step % 3 == 0) {
        service.remove(step / 2);
      }
    }
    return choices;
  }

  /** Fewest connections, ties to the newest: {@code lc} as in ip_vs_lc.c. */
  private static final class LeastConnection implements BackendSelector, Scheduler {
    @Override
    public String name() {
      return "lc";
    }

    @Override
    public Scheduler newScheduler() {
      return this;
    }

    @Override
    public @Nullable RealServer select(RealServers servers, int clientAddress) {
      RealServer best = null;
      for (int i = 0; i < servers.size(); i++) {
        RealServer server = servers.get(i);
        if (server.isEligible() && (best == null || load(server) < load(best))) {
          best = server;
        }
      }
      return best;
    }

    private static int load(RealServer server) {
      return server.activeConnections() * 256 + server.inactiveConnections();
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return "load " + load(chosen);
    }
  }

  @Test
  void policyMayLookAtConnections() {
    VirtualService service = new VirtualService(new LeastConnection());
    service.add(1, 1);
    service.add(2, 2);
    assertEquals(2, service.select(0));
    service.countConnections(2, 1, 0);
    assertEquals(1, service.select(0));
    service.countConnections(1, 1, 1);
    assertEquals(2, service.select(0));
    assertEquals("load 256", service.explain(2));
    assertNotNull(service.servers().withAddress(1));
  }
}
