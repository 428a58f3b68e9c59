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

/** Which ways are open after which fault. */
class NetworkFaultsTest {
  private static final NodeRef A = new NodeRef.ById(0, "a");
  private static final NodeRef B = new NodeRef.ById(1, "b");
  private static final NodeRef LEADER = new NodeRef.Leader("leader");

  private final Simulation sim = new Simulation(RunIdentity.of("network", 1));
  private final Nodes nodes = new Nodes(List.of("a", "b", "c"));
  private final Fabric fabric =
      new Fabric(sim, nodes, new UnderlaySpec(new Constant(1e6), 1_000_000_000L));
  private final List<String> log = new ArrayList<>();
  private int leader = 2;

  private final class Swarm implements Hands {
    @Override
    public int node(NodeRef ref) {
      return ref instanceof NodeRef.ById byId ? byId.node() : leader;
    }

    @Override
    public int task(NodeRef.OfTask ref) {
      return NOWHERE;
    }

    @Override
    public void setRegistry(boolean isDown) {
      throw new AssertionError();
    }

    @Override
    public void stopEngine(int node) {
      throw new AssertionError();
    }

    @Override
    public void killContainer(int node, int task) {
      throw new AssertionError();
    }
  }

  /** At each second, if anything changed then: the ways that are closed. */
  private String run(TimedAction... actions) {
    sim.trace()
        .addSink((timeNs, code, entity, a, b, text) ->
            log.add(timeNs / Time.SECOND + " " + code.name() + (text.isEmpty() ? "" : " " + text)));
    Constant second = new Constant(Time.SECOND);
    new FaultHost(sim, nodes, fabric, second, second, new Swarm(), List.of(actions));
    String before = "";
    for (int s = 0; s <= 100; s++) {
      sim.runUntil(s * Time.SECOND);
      String now = closed();
      if (!now.equals(before)) {
        log.add("   closed:" + now);
      }
      before = now;
    }
    return String.join("\n", log);
  }

  private String closed() {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < nodes.count(); from++) {
      for (int to = 0; to < nodes.count(); to++) {
        if (!fabric.isOpen(from, to)) {
          text.append(' ').append(nodes.name(from)).append(nodes.name(to));
        }
      }
    }
    return text.toString();
  }

  private static TimedAction at(long seconds, Action action) {
    return new TimedAction(seconds * Time.SECOND, action);
  }

  private static NodeGroup group(NodeRef node) {
    return new NodeGroup(List.of(node), node.text());
  }

  @Test
  void aPartitionSeparatesItsGroupsFromEachOtherAndFromTheRest() {
    assertEquals(
        """
        10 fault.partition a | b
           closed: ab ac ba bc ca cb
        40 fault.healed a | b
           closed:""", run(at(10, new Action.Partition(List.of(group(A), group(B)), 30 * Time.SECOND))));
  }

  @Test
  void othersAreAllThatNoOtherGroupNames() {
    assertEquals(
        """
        10 fault.partition a | others
           closed: ab ac ba ca""",
        run(at(10, new Action.Partition(List.of(group(A), NodeGroup.OTHERS), Action.FOR_GOOD))));
  }

  @Test
  void aCutLeavesTheWayBackOpen() {
    assertEquals(
        """
        10 fault.cut leader to others
           closed: ca cb
        15 fault.healed leader to others
           closed:""", run(at(10, new Action.Cut(group(LEADER), NodeGroup.OTHERS, 5 * Time.SECOND))));
  }

  @Test
  void aWayIsOpenWhenTheLastFaultThatClosesItHasHealed() {
    assertEquals(
        """
        10 fault.cut a to b
           closed: ab
        12 fault.cut a to others
           closed: ab ac
        20 fault.healed a to b
        32 fault.healed a to others
           closed:""",
        run(
            at(10, new Action.Cut(group(A), group(B), 10 * Time.SECOND)),
            at(12, new Action.Cut(group(A), NodeGroup.OTHERS, 20 * Time.SECOND))));
  }

  @Test
  void aCableIsOutUntilItIsPluggedInOrItsTimeIsOver() {
    assertEquals(
        """
        10 fault.link-down b
           closed: ab ba bc cb
        12 fault.no-effect link-down without effect: the link is down
        15 fault.link-up
           closed:
        16 fault.no-effect link-up without effect: the link is up
        18 fault.link-down b
           closed: ab ba bc cb
        28 fault.link-up
           closed:""",
        run(
            at(10, new Action.LinkDown(B, 9 * Time.SECOND)),
            at(12, new Action.LinkDown(B, Time.SECOND)),
            at(15, new Action.LinkUp(B)),
            at(16, new Action.LinkUp(B)),
            at(18, new Action.LinkDown(B, 10 * Time.SECOND))));
  }

  @Test
  void aFaultAroundNobodyDoesNothing() {
    leader = Hands.NOWHERE;

    assertEquals(
        "10 fault.no-target leader",
        run(at(10, new Action.Partition(List.of(group(LEADER)), Action.FOR_GOOD))));
  }
}
