package io.dryswarm.models.ipvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.spec.PortSpec.Protocol;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every policy on the class path must keep. */
class BackendSelectorsTest {
  /** Policies that send everything to one server as long as it has room. */
  private static final Set<String> ONE_SERVER = Set.of("dh", "lblc", "fo", "ovf");

  static Iterable<BackendSelector> all() {
    return BackendSelectors.all().values();
  }

  static List<BackendSelector> fair() {
    return BackendSelectors.all().values().stream()
        .filter(selector -> !ONE_SERVER.contains(selector.name()))
        .toList();
  }

  @Test
  void theKernelsPoliciesAndTheStudiesAreFound() {
    assertEquals(
        List.of(
            "dh",
            "fo",
            "lblc",
            "lc",
            "local-first",
            "mh",
            "nq",
            "ovf",
            "power-of-two-choices",
            "rr",
            "sed",
            "sh",
            "sticky",
            "twos",
            "wlc",
            "wrr"),
        List.copyOf(BackendSelectors.all().keySet()));
  }

  @Test
  void unknownNameIsRefusedWithTheKnownOnes() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> BackendSelectors.named("fastest"));
    assertTrue(e.getMessage().startsWith("load balancer: found \"fastest\", expected one of [dh"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void neverChoosesADrainedOrRemovedServer(BackendSelector selector) {
    Letters service = new Letters(selector).add("ABCDE").weight('B', 0);
    service.service.remove('D');
    for (int client = 0; client < 500; client++) {
      char chosen = service.pick(client * 7919);
      assertTrue("ACE-".indexOf(chosen) >= 0, selector.name() + " chose " + chosen);
      if (chosen != '-') {
        assertFalse(service.service.explain(chosen).isEmpty(), selector.name());
        service.connections(chosen, client % 5, client % 3);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesWithoutEligibleServer(BackendSelector selector) {
    Letters service = new Letters(selector);
    assertEquals("-", service.picks(1));
    service.add("A").weight('A', 0);
    assertEquals("-", service.picks(1));
    service.service.remove('A');
    assertEquals("-", service.picks(1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aServerThatComesBackIsChosenAgain(BackendSelector selector) {
    Letters service = new Letters(selector).add("A");
    assertEquals("A", service.picks(1));
    service.service.remove('A');
    service.add("A");
    assertEquals("AA", service.picks(2));
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalHistoriesGiveEqualChoices(BackendSelector selector) {
    assertEquals(choices(selector), choices(selector));
  }

  private static String choices(BackendSelector selector) {
    Letters service = new Letters(selector);
    StringBuilder choices = new StringBuilder();
    for (int step = 0; step < 40; step++) {
      char letter = (char) ('A' + step);
      service.add(String.valueOf(letter));
      choices.append(service.pick(step * 7));
      service.connections(letter, 1, step);
      if (step % 3 == 0) {
        service.service.remove('A' + step / 2);
      }
    }
    return choices.toString();
  }

  /** Connections that stay open, from many clients: nobody gets much more than its share. */
  @ParameterizedTest
  @MethodSource("fair")
  void fourServersShareManyClients(BackendSelector selector) {
    Letters service = new Letters(selector).add("ABCD");
    int[] got = new int[4];
    SeededDice clients = new SeededDice(11);
    for (int i = 0; i < 8000; i++) {
      char chosen = service.pick(clients.below(Integer.MAX_VALUE));
      got[chosen - 'A']++;
      service.connections(chosen, got[chosen - 'A'], 0);
    }
    for (int share : got) {
      assertTrue(
          share > 1800 && share < 2200,
          selector.name() + " gave " + List.of(got[0], got[1], got[2], got[3]));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void choosingAllocatesNothing(BackendSelector selector) {
    VirtualService service = new VirtualService(256, selector, new SeededDice(1));
    for (int task = 1; task <= 9; task++) {
      service.add(task, task, task % 2 == 0);
    }
    NewConnection packet = new NewConnection();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    choose(service, packet);
    long before = threads.getThreadAllocatedBytes(thread);
    long sum = choose(service, packet);
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    assertTrue(sum > 0);
    assertEquals(0, allocated / 20_000, selector.name() + ": bytes per choice");
  }

  private static long choose(VirtualService service, NewConnection packet) {
    long sum = 0;
    for (int call = 0; call < 20_000; call++) {
      RealServer server =
          service.schedule(packet.set(Protocol.TCP, call * 7919, call, Letters.VIP, call));
      sum += server == null ? 0 : server.task();
    }
    return sum;
  }
}
