package io.dryswarm.models.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineFaultsTest {
  private static final NodeRef WORKER = new NodeRef.ById(1, "worker-1");
  private static final NodeRef LEADER = new NodeRef.Leader("leader");
  private static final NodeRef.OfTask WEB = new NodeRef.OfTask("web", 1, "web.1");

  private final Simulation sim = new Simulation(RunIdentity.of("test", 1));
  private final Nodes nodes = new Nodes(List.of("manager-1", "worker-1"));
  private final Fabric fabric =
      new Fabric(sim, nodes, new UnderlaySpec(new Constant(1e6), 1_000_000_000L));
  private final List<String> log = new ArrayList<>();
  private int leader;
  private int task = 40;

  /** The engine ends one second after it was told to. */
  private final class Recorder implements Hands {
    @Override
    public int node(NodeRef ref) {
      return ref instanceof NodeRef.ById byId ? byId.node() : leader;
    }

    @Override
    public int task(NodeRef.OfTask ref) {
      return task;
    }

    @Override
    public void setRegistry(boolean isDown) {
      throw new AssertionError();
    }

    @Override
    public void stopEngine(int node) {
      log.add(seconds() + " hands: stop engine " + node);
      nodes.stopEngine(node);
    }

    @Override
    public void killContainer(int node, int container) {
      log.add(seconds() + " hands: kill " + container + " on " + node);
      task++;
    }
  }

  private long seconds() {
    return sim.nowNs() / Time.SECOND;
  }

  private String run(TimedAction... actions) {
    sim.trace()
        .addSink((timeNs, code, entity, a, b, text) ->
            log.add(timeNs / Time.SECOND + " " + code.name() + " " + entity + " " + text));
    new FaultHost(
        sim,
        nodes,
        fabric,
        new Constant(30e9),
        new Constant(2e9),
        new Recorder(),
        List.of(actions));
    sim.runUntil(200 * Time.SECOND);
    return String.join("\n", log).replace(" \n", "\n").strip();
  }

  private static TimedAction at(long seconds, Action action) {
    return new TimedAction(seconds * Time.SECOND, action);
  }

  @Test
  void aCrashedMachineBootsAndAKilledEngineStarts() {
    assertEquals(
        """
        10 fault.crash 1 worker-1
        20 fault.power-on 1
        50 fault.booted 1
        60 fault.kill-engine 1 worker-1
        70 fault.start-engine 1
        72 fault.booted 1
        80 fault.stop-engine 1 worker-1
        80 hands: stop engine 1
        90 fault.start-engine 1
        92 fault.booted 1""",
        run(
            at(10, new Action.Crash(WORKER)),
            at(20, new Action.Restart(WORKER)),
            at(60, new Action.KillEngine(WORKER)),
            at(70, new Action.StartEngine(WORKER)),
            at(80, new Action.StopEngine(WORKER)),
            at(90, new Action.Restart(WORKER))));
  }

  @Test
  void whatIsSoAlreadyIsNotDoneAgain() {
    assertEquals(
        """
        5 fault.no-effect 1 start-engine without effect: the engine runs
        6 fault.no-effect 1 restart without effect: the engine runs
        10 fault.crash 1 worker-1
        11 fault.no-effect 1 crash without effect: power is off already
        12 fault.no-effect 1 kill-engine without effect: no engine runs
        13 fault.no-effect 1 stop-engine without effect: no engine runs
        14 fault.no-effect 1 start-engine without effect: power is off""",
        run(
            at(5, new Action.StartEngine(WORKER)),
            at(6, new Action.Restart(WORKER)),
            at(10, new Action.Crash(WORKER)),
            at(11, new Action.Crash(WORKER)),
            at(12, new Action.KillEngine(WORKER)),
            at(13, new Action.StopEngine(WORKER)),
            at(14, new Action.StartEngine(WORKER))));
  }

  @Test
  void theSameWordsMeanTheSameNodeForTheWholeRun() {
    nodes.addListener(new io.dryswarm.models.underlay.NodeListener() {
      @Override
      public void crashed(int node) {
        leader = 1;
      }

      @Override
      public void booted(int node) {}
    });
    assertEquals(
        """
        10 fault.kill-engine 0 leader
        20 fault.start-engine 0
        22 fault.booted 0""", run(at(10, new Action.KillEngine(LEADER)), at(20, new Action.StartEngine(LEADER))));
  }

  @Test
  void aTaskIsLookedForEachTime() {
    assertEquals("""
        10 fault.kill-task 40
        10 hands: kill 40 on 0
        20 fault.kill-task 41
        20 hands: kill 41 on 0""", run(at(10, new Action.KillTask(WEB)), at(20, new Action.KillTask(WEB))));
  }

  @Test
  void aTaskThatIsNowhereIsSaidToBe() {
    task = Hands.NOWHERE;
    assertEquals("10 fault.no-target -1 web.1", run(at(10, new Action.KillTask(WEB))));
  }
}
