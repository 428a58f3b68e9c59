package io.dryswarm.models.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.faults.Action.Crash;
import io.dryswarm.models.faults.Action.Restart;
import io.dryswarm.models.faults.NodeRef.ById;
import io.dryswarm.models.faults.NodeRef.Leader;
import io.dryswarm.models.faults.NodeRef.OfTask;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class FaultHostTest {
  private static final NodeRef B = new ById(1, "b");
  private static final NodeRef LEADER = new Leader("leader");

  private final Simulation sim = new Simulation(new RunIdentity("faults", 7, "replay"));
  private final Nodes nodes = new Nodes(List.of("a", "b", "c"));
  private final List<String> log = new ArrayList<>();
  private int leader = 2;

  private String run(TimedAction... actions) {
    return run(ref -> ref instanceof ById byId ? byId.node() : leader, actions);
  }

  private String run(ToIntFunction<NodeRef> locator, TimedAction... actions) {
    nodes.addListener(new NodeListener() {
      @Override
      public void crashed(int node) {
        log.add(sim.nowNs() / Time.SECOND + " " + nodes.name(node) + " down");
      }

      @Override
      public void booted(int node) {
        log.add(sim.nowNs() / Time.SECOND + " " + nodes.name(node) + " up");
      }
    });
    sim.trace().addSink((timeNs, code, entity, a, b, text) -> {
      if (code.equals(FaultTrace.NO_TARGET)) {
        log.add(timeNs / Time.SECOND + " no " + text);
      } else if (code.equals(FaultTrace.NO_EFFECT)) {
        log.add(timeNs / Time.SECOND + " " + nodes.name(entity) + " " + text);
      }
    });
    new FaultHost(
        sim,
        nodes,
        new Fabric(sim, nodes, new UnderlaySpec(new Constant(1e6), 1_000_000_000L)),
        new Constant(20 * Time.SECOND),
        new Constant(Time.SECOND),
        new Hands() {
          @Override
          public int node(NodeRef ref) {
            return locator.applyAsInt(ref);
          }

          @Override
          public int task(OfTask ref) {
            return Hands.NOWHERE;
          }

          @Override
          public void setRegistry(boolean isDown) {
            throw new AssertionError();
          }

          @Override
          public void stopEngine(int node) {
            throw new AssertionError("no engine to stop");
          }

          @Override
          public void killContainer(int node, int task) {
            throw new AssertionError("no task to kill");
          }
        },
        List.of(actions));
    sim.runUntil(10 * Time.MINUTE);
    return String.join(", ", log);
  }

  private static TimedAction at(long seconds, Action action) {
    return new TimedAction(seconds * Time.SECOND, action);
  }

  @Test
  void powerGoesAtOnceAndTheEngineComesAfterTheBoot() {
    assertEquals("10 b down, 80 b up", run(at(10, new Crash(B)), at(60, new Restart(B))));
  }

  @Test
  void aRestartOfANodeThatIsUpDoesNothing() {
    assertEquals("10 b restart without effect: the engine runs", run(at(10, new Restart(B))));
  }

  @Test
  void aSecondCrashDoesNothing() {
    assertEquals(
        "10 b down, 11 b crash without effect: power is off already",
        run(at(10, new Crash(B)), at(11, new Crash(B))));
  }

  @Test
  void twoRestartsAreOneBoot() {
    assertEquals(
        "10 b down, 70 b restart without effect: boots already, 80 b up",
        run(at(10, new Crash(B)), at(60, new Restart(B)), at(70, new Restart(B))));
  }

  @Test
  void aCrashDuringTheBootEndsIt() {
    assertEquals(
        "10 b down, 120 b up",
        run(
            at(10, new Crash(B)),
            at(60, new Restart(B)),
            at(70, new Crash(B)),
            at(100, new Restart(B))));
  }

  @Test
  void actionsOfOneTimeHappenInTheirOrder() {
    NodeRef a = new ById(0, "a");
    assertEquals(
        "10 b down, 10 a down, 30 b up",
        run(at(10, new Crash(B)), at(10, new Crash(a)), at(10, new Restart(B))));
  }

  @Test
  void theSameWordsMeanTheSameNodeForTheWholeRun() {
    assertEquals(
        "10 c down, 80 c up",
        run(
            ref -> {
              int now = leader;
              leader = 0;
              return now;
            },
            at(10, new Crash(LEADER)),
            at(60, new Restart(LEADER))));
  }

  @Test
  void whatIsNowhereIsToldAndLookedForAgain() {
    assertEquals(
        "10 no node-of web.1, 20 a down",
        run(
            ref -> sim.nowNs() < 15 * Time.SECOND ? Hands.NOWHERE : 0,
            at(10, new Crash(new OfTask("web", 1, "node-of web.1"))),
            at(20, new Crash(new OfTask("web", 1, "node-of web.1")))));
  }
}
